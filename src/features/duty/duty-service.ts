import { randomUUID } from 'node:crypto';
import type { DutySaved, DutyTaken, DutyView } from '../../contract/duty.ts';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { provinceDay } from '../../domain/calendar/province-day.ts';
import { isRosterSet, type Roster } from '../../domain/duty/roster.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import { HubError, notFound, notPossibleNow } from '../../lib/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { escalateCalls, takeCall, unheardCalls, whoTook } from './call-store.ts';
import type { DeskService } from './desk-service.ts';
import { dutyStaff, lockRoster, readRoster, writeRoster } from './roster-store.ts';

/** Older than this, an urgent report is no news: everybody who looks sees it at the top. */
const lookBackMs = 24 * 60 * 60_000;
const batch = 50;

function changedMeanwhile(): HubError {
  return new HubError('conflict', 'duty_changed', {
    vi: 'Người khác vừa sửa lịch trực. Thay đổi của bạn vẫn còn trên trang; tải lại rồi sửa tiếp.',
    en: 'Somebody just changed the duty roster. What you changed is still on the page; reload and go on.',
  });
}

function unknownPeople(): HubError {
  return new HubError('invalid', 'duty_people', {
    vi: 'Chỉ điện thoại viên và giám sát đang làm việc mới trực được. Bỏ người không còn trong danh sách.',
    en: 'Only operators and supervisors who work here can be on duty. Take out whoever is not on the list.',
  });
}

/** Who is on duty, and that urgent reports are heard outside working time. */
export function createDutyService(deps: {
  readonly database: Database;
  readonly desk: DeskService;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly now: () => Date;
  readonly nudge: () => void;
  readonly log: Pick<Log, 'info'>;
}) {
  const { database, now, log } = deps;

  async function view(): Promise<DutyView> {
    const today = provinceDay(now());
    const [{ roster, version }, staff, desk] = await Promise.all([
      readRoster(database),
      dutyStaff(database, today),
      deps.desk.current(),
    ]);
    const { week, days } = roster;
    const onDuty = desk.kind === 'duty' ? desk.people : [];
    return {
      version,
      handover: roster.handover,
      escalateMinutes: roster.escalateMinutes,
      week: [week[0], week[1], week[2], week[3], week[4], week[5], week[6]].map((people) => [...people]),
      days: Object.entries(days)
        .filter(([day]) => day >= today)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([day, people]) => ({ day, people: [...people] })),
      staff,
      today,
      now: {
        desk: isRosterSet(roster) ? desk.kind : 'undivided',
        people: staff.filter(({ id }) => onDuty.includes(id)).map(({ id, name }) => ({ id, name })),
        since: desk.kind === 'duty' ? new Date(desk.since).toISOString() : null,
      },
    };
  }

  async function save(actor: StaffActor, saved: DutySaved): Promise<DutyView> {
    const today = provinceDay(now());
    const [sunday = [], monday = [], tuesday = [], wednesday = [], thursday = [], friday = [], saturday = []] =
      saved.week;
    const roster: Roster = {
      handover: saved.handover,
      escalateMinutes: saved.escalateMinutes,
      week: { '0': sunday, '1': monday, '2': tuesday, '3': wednesday, '4': thursday, '5': friday, '6': saturday },
      days: Object.fromEntries(saved.days.filter(({ day }) => day >= today).map(({ day, people }) => [day, people])),
    };
    await database.transaction(async (tx) => {
      await lockRoster(tx);
      const { version } = await readRoster(tx);
      if (version !== saved.version) throw changedMeanwhile();
      const known = new Set((await dutyStaff(tx, today)).map(({ id }) => id));
      const named = [...Object.values(roster.week), ...Object.values(roster.days)].flat();
      if (!named.every((id) => known.has(id))) throw unknownPeople();
      await writeRoster(tx, { roster, version: randomUUID() });
    });
    deps.desk.forget();
    log.info({ by: actor.id }, 'the duty roster was changed');
    return view();
  }

  return {
    view,
    save,

    /** Somebody has heard an urgent report and looks after it; it rings nowhere any more. Answers who was first. */
    async take(actor: StaffActor, ticketId: string): Promise<DutyTaken> {
      const at = now();
      await database.transaction(async (tx) => {
        const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
        if (!loaded || !canSeeTicket(actor, factsOf(loaded))) throw notFound();
        const { ticket } = loaded;
        if (ticket.priority !== 'urgent' || (ticket.state !== 'new' && ticket.state !== 'triage'))
          throw notPossibleNow();
        if (!(await takeCall(tx, ticketId, actor.id, at))) return;
        await deps.tickets.write(tx, [
          noted(loaded, {
            type: 'duty.taken',
            at,
            actor: { kind: 'staff', id: actor.id },
            data: { name: actor.name },
          }),
        ]);
      });
      deps.nudge();
      const taken = await whoTook(database, ticketId);
      return { by: taken?.by ?? actor.name, at: (taken?.at ?? at).toISOString() };
    },

    /** Calls supervisors for what nobody on duty has heard in time; true while there may be more. */
    async sweep(): Promise<boolean> {
      const desk = await deps.desk.current();
      if (desk.kind === 'working' || desk.people.length === 0) return false;
      const at = now();
      const { roster } = await readRoster(database);
      const ids = await unheardCalls(database, {
        from: new Date(at.getTime() - lookBackMs),
        until: new Date(at.getTime() - roster.escalateMinutes * 60_000),
        limit: batch,
      });
      if (ids.length === 0) return false;
      await database.transaction(async (tx) => {
        const loaded = await deps.tickets.load(tx, ids);
        const escalated = await escalateCalls(tx, [...loaded.keys()], at);
        const changes = [...loaded.values()]
          .filter(({ ticket }) => escalated.has(ticket.id))
          .map((one) =>
            noted(one, {
              type: 'duty.escalated',
              at,
              actor: { kind: 'system' },
              data: { minutes: roster.escalateMinutes },
            }),
          );
        await deps.tickets.write(tx, changes);
      });
      deps.nudge();
      return ids.length === batch;
    },
  };
}

export type DutyService = ReturnType<typeof createDutyService>;
