import type { IncidentAction, IncidentDetail, IncidentQuery } from '../../contract/incidents.ts';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { profileOf } from '../../domain/incident/report-profile.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { EventType } from '../../domain/ticket/event.ts';
import type { LoadedTicket } from '../../domain/ticket/records.ts';
import { notFound } from '../../lib/errors.ts';
import type { Sql } from '../../platform/sql.ts';
import { audienceOf } from '../tickets/ticket-service.ts';
import { incidentChange, incidentOfReports, joinIncident, namedReport, type IncidentDeps } from './incident-deps.ts';
import { cannotBelong, incidentMoved, inTwoIncidents } from './incident-errors.ts';
import { incidentActionsOf, presentAlert, presentIncident, presentIncidentDetail } from './incident-presenter.ts';
import {
  incidentsOf,
  insertIncident,
  lockIncident,
  memberIds,
  takeTicketsOut,
  updateIncident,
  type IncidentRecord,
} from './incident-store.ts';
import { findIncident, happeningsOf, listIncidents, membersInScope } from './incident-views.ts';
import { readPosition, writePosition } from './list-position.ts';
import { reportsByIds } from './report-views.ts';

/** Of an incident this many tickets are listed, the newest first; all are counted. */
const shownMembers = 300;
const alertsAtOnce = 5;

const stateAfter = { confirm: 'open', dismiss: 'dismissed', end: 'ended', reopen: 'open' } as const;
const eventOf = {
  confirm: 'incident.confirmed',
  dismiss: 'incident.dismissed',
  end: 'incident.ended',
  reopen: 'incident.reopened',
  rename: 'incident.renamed',
} as const satisfies Record<Exclude<IncidentAction, 'split'>, EventType>;
export type IncidentStep = keyof typeof stateAfter;

function isRunning(incident: IncidentRecord | undefined): incident is IncidentRecord {
  return incident?.state === 'suspected' || incident?.state === 'open';
}

/** Several tickets about one thing: joined and split by people, named, confirmed, ended. Out of scope is not found. */
export function createIncidentService(deps: IncidentDeps) {
  const { database, tickets } = deps;
  const scopeOf = (actor: StaffActor) => audienceOf(actor).scope;

  async function detail(actor: StaffActor, id: string): Promise<IncidentDetail> {
    const scope = scopeOf(actor);
    const sum = await findIncident(database, scope, id);
    if (!sum) throw notFound();
    const members = await membersInScope(database, scope, { incidentId: id, limit: shownMembers });
    const ticketIds = members.map((member) => member.id);
    const [{ rows }, happenings, reference] = await Promise.all([
      tickets.rowsFor(audienceOf(actor), ticketIds),
      happeningsOf(database, { incidentId: id, ticketIds }),
      deps.reference(),
    ]);
    return presentIncidentDetail({ sum, members, rows, happenings }, { actor, reference });
  }

  function seen(actor: StaffActor, loaded: LoadedTicket | undefined): LoadedTicket {
    if (!loaded || !canSeeTicket(actor, factsOf(loaded))) throw notFound();
    return loaded;
  }

  async function newIncident(tx: Sql, actor: StaffActor, ids: readonly string[], at: Date): Promise<IncidentRecord> {
    const reference = await deps.reference();
    const profiles = (await reportsByIds(tx, ids)).map((report) => profileOf(namedReport(report, reference)));
    const by = { state: 'open', createdBy: actor.id, createdAt: at } as const;
    const record = incidentOfReports(profiles, by, { reference, newId: deps.newId });
    await insertIncident(tx, record);
    return record;
  }

  return {
    detail,

    async list(actor: StaffActor, query: IncidentQuery) {
      const rows = await listIncidents(database, scopeOf(actor), {
        states: query.show === 'active' ? ['suspected', 'open'] : ['ended', 'dismissed'],
        after: query.after === undefined ? null : readPosition(query.after),
        limit: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const reference = await deps.reference();
      return {
        items: page.map((row) => presentIncident(row, reference)),
        next: rows.length > query.limit && last ? writePosition({ at: last.updatedAt, id: last.id }) : null,
      };
    },

    /** What the hub noticed and nobody has confirmed or dismissed yet. */
    async alerts(actor: StaffActor) {
      const scope = scopeOf(actor);
      const rows = await listIncidents(database, scope, { states: ['suspected'], after: null, limit: alertsAtOnce });
      const reference = await deps.reference();
      const items = await Promise.all(
        rows.map(async (row) =>
          presentAlert(row, await membersInScope(database, scope, { incidentId: row.id, limit: 100 }), reference),
        ),
      );
      return { items };
    },

    /** Says that two tickets are about one thing: in the incident of one of them, else in a new one. */
    async join(actor: StaffActor, ticketId: string, withId: string): Promise<void> {
      if (ticketId === withId) throw cannotBelong();
      const at = deps.now();
      const by = { kind: 'staff', id: actor.id } as const;
      await database.transaction(async (tx) => {
        const ids = [ticketId, withId];
        const loaded = await tickets.load(tx, ids);
        for (const id of ids) seen(actor, loaded.get(id));
        if ((await reportsByIds(tx, ids)).length < ids.length) throw cannotBelong();
        const known = await incidentsOf(tx, ids);
        const [own, other] = ids.map((id) => known.get(id)).map((one) => (isRunning(one) ? one : undefined));
        if (own && other && own.id !== other.id) throw inTwoIncidents();
        const running = own ?? other;
        const incident = running ? await lockIncident(tx, running.id) : await newIncident(tx, actor, ids, at);
        if (!incident || !isRunning(incident)) throw incidentMoved();
        await joinIncident(tx, { incident, loaded, at, actor: by }, tickets);
      });
      deps.nudge();
    },

    /** Takes a ticket out of its incident. One that is left alone is no incident: it is taken out as well. */
    async leave(actor: StaffActor, ticketId: string): Promise<void> {
      const at = deps.now();
      const by = { kind: 'staff', id: actor.id } as const;
      await database.transaction(async (tx) => {
        seen(actor, (await tickets.load(tx, [ticketId])).get(ticketId));
        const incident = (await incidentsOf(tx, [ticketId])).get(ticketId);
        const locked = incident ? await lockIncident(tx, incident.id) : null;
        if (!locked) throw incidentMoved();
        const left = (await memberIds(tx, locked.id)).filter((id) => id !== ticketId);
        const going = left.length < 2 ? [ticketId, ...left] : [ticketId];
        await takeTicketsOut(tx, locked.id, going);
        const isOver = left.length < 2;
        await updateIncident(tx, {
          ...locked,
          updatedAt: at,
          ...(isOver && { state: 'dismissed', endedAt: at }),
        });
        const changes = [...(await tickets.load(tx, going)).values()].map((loaded) =>
          incidentChange(loaded, { type: 'incident.left', at, actor: by, incident: locked }),
        );
        await tickets.write(tx, changes);
      });
      deps.nudge();
    },

    /** Confirms, dismisses, ends or reopens; every ticket of it gets the event. */
    async step(actor: StaffActor, id: string, what: IncidentStep): Promise<IncidentDetail> {
      const state = stateAfter[what];
      await change(actor, { id, action: what }, (incident, at) => ({
        ...incident,
        state,
        updatedAt: at,
        endedAt: state === 'open' ? null : at,
      }));
      return detail(actor, id);
    },

    async rename(actor: StaffActor, id: string, title: string): Promise<IncidentDetail> {
      await change(actor, { id, action: 'rename' }, (incident, at) => ({ ...incident, title, updatedAt: at }));
      return detail(actor, id);
    },
  };

  async function change(
    actor: StaffActor,
    { id, action }: { readonly id: string; readonly action: keyof typeof eventOf },
    decide: (incident: IncidentRecord, at: Date) => IncidentRecord,
  ): Promise<void> {
    const at = deps.now();
    await database.transaction(async (tx) => {
      const incident = await lockIncident(tx, id);
      if (!incident) throw notFound();
      if (!incidentActionsOf(actor, incident.state).includes(action)) throw incidentMoved();
      const changed = decide(incident, at);
      await updateIncident(tx, changed);
      const loaded = await tickets.load(tx, await memberIds(tx, id));
      const by = { kind: 'staff', id: actor.id } as const;
      await tickets.write(
        tx,
        [...loaded.values()].map((one) =>
          incidentChange(one, { type: eventOf[action], at, actor: by, incident: changed }),
        ),
      );
    });
    deps.nudge();
  }
}

export type IncidentService = ReturnType<typeof createIncidentService>;
