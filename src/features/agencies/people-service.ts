import { createHash } from 'node:crypto';
import type { AgencyPeopleRequest, AgencyPeopleView } from '../../contract/people.ts';
import { provinceDay } from '../../domain/calendar/province-day.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { isAway, type AgencyPeople } from '../../domain/ticket/choose-officer.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { nameOf } from '../reference/reference-service.ts';
import { previousOfficer, readPeople } from './people-views.ts';
import { hasForeignTeam, lockAgency, writePeople } from './people-store.ts';

type Words = { readonly vi: string; readonly en: string };
type Inside = Pick<AgencyPeople, 'people' | 'teams'>;

/** Of what can be set; how many cases somebody has does not count. */
function versionOf({ people, teams }: Inside): string {
  const settings = people.map(({ id, teamId, capacity, langs, awayFrom, awayUntil }) => ({
    id,
    teamId,
    capacity,
    langs,
    awayFrom,
    awayUntil,
  }));
  return createHash('sha256')
    .update(JSON.stringify([settings, teams]))
    .digest('base64url')
    .slice(0, 22);
}

function wrong(field: string, message: Words): { field: string; message: Words } {
  return { field, message };
}

function problemsOf(request: AgencyPeopleRequest, inside: Inside, reference: ReferenceData) {
  const fields: { field: string; message: Words }[] = [];
  const teams = new Set(request.teams.map((team) => team.id));
  const names = new Set<string>();
  for (const [index, team] of request.teams.entries()) {
    const name = team.name.normalize('NFC').toLocaleLowerCase('vi');
    if (names.has(name))
      fields.push(wrong(`teams.${index}.name`, { vi: 'Đã có tổ cùng tên.', en: 'Another team has this name.' }));
    names.add(name);
    if (team.categories.some((code) => !reference.categories.has(code)))
      fields.push(wrong(`teams.${index}.categories`, { vi: 'Không có trong danh mục.', en: 'Not in the list.' }));
    if (team.units.some((code) => !reference.communes.has(code)))
      fields.push(wrong(`teams.${index}.units`, { vi: 'Không có trong danh mục.', en: 'Not in the list.' }));
  }
  for (const [index, person] of request.people.entries()) {
    if (!inside.people.some((one) => one.id === person.id))
      fields.push(wrong(`people.${index}.id`, { vi: 'Không thuộc đơn vị này.', en: 'Not of this agency.' }));
    if (person.team !== null && !teams.has(person.team))
      fields.push(wrong(`people.${index}.team`, { vi: 'Tổ này không còn.', en: 'This team is gone.' }));
    if (person.awayFrom !== null && person.awayUntil !== null && person.awayUntil < person.awayFrom)
      fields.push(
        wrong(`people.${index}.awayUntil`, {
          vi: 'Ngày về phải sau ngày đi.',
          en: 'The last day must not be before the first.',
        }),
      );
  }
  return fields;
}

function refuse(fields: HubError['fields']): HubError {
  const words = {
    vi: 'Chưa lưu được. Sửa các mục được nêu rồi lưu lại.',
    en: 'Nothing was saved. Correct what is named and save again.',
  };
  return new HubError('invalid', 'people', words, { fields });
}

function changedMeanwhile(): HubError {
  return new HubError('conflict', 'people_changed', {
    vi: 'Người khác vừa sửa tổ hoặc nhân sự. Thay đổi của bạn vẫn còn trên trang; tải lại rồi sửa tiếp.',
    en: 'Somebody just changed teams or people. What you changed is still on the page; reload and go on.',
  });
}

/** Teams and people within an agency: capacity, languages, absence, and how much everybody has. */
export function createPeopleService(deps: {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  readonly now: () => Date;
}) {
  const { database } = deps;

  /** The agency that the actor may look into: the own one, or for people of the centre the one they name. */
  function agencyOf(actor: StaffActor, asked: string | undefined, { agencies }: ReferenceData): string {
    const agency = actor.agency ?? asked;
    if (agency === undefined || !agencies.has(agency) || (asked !== undefined && asked !== agency)) throw notFound();
    return agency;
  }

  async function read(actor: StaffActor, asked: string | undefined): Promise<AgencyPeopleView> {
    const reference = await deps.reference();
    const agency = agencyOf(actor, asked, reference);
    const inside = await readPeople(database, agency);
    const today = provinceDay(deps.now());
    return {
      version: versionOf(inside),
      agency: nameOf(reference.agencies, agency),
      today,
      teams: inside.teams.map(({ id, name, categories, units }) => ({
        id,
        name,
        categories: [...categories],
        units: [...units],
      })),
      people: inside.people.map((person) => ({
        id: person.id,
        name: person.name,
        role: person.role,
        team: person.teamId,
        capacity: person.capacity,
        openCases: person.openCases,
        langs: (['vi', 'en'] as const).filter((lang) => person.langs.includes(lang)),
        awayFrom: person.awayFrom,
        awayUntil: person.awayUntil,
        isAway: isAway(person, today),
      })),
    };
  }

  return {
    read,

    /** For a decision about who gets a ticket, inside its transaction. */
    async within(tx: Sql, agency: string, ticketId: string): Promise<AgencyPeople> {
      return { ...(await readPeople(tx, agency)), previous: await previousOfficer(tx, agency, ticketId) };
    },

    /** Saves teams and people as a whole. Throws HubError naming the fields to correct, or that they were changed meanwhile. */
    async save(actor: StaffActor, request: AgencyPeopleRequest): Promise<AgencyPeopleView> {
      const reference = await deps.reference();
      const agency = agencyOf(actor, request.agency, reference);
      await database.transaction(async (tx) => {
        await lockAgency(tx, agency);
        const inside = await readPeople(tx, agency);
        if (versionOf(inside) !== request.version) throw changedMeanwhile();
        const fields = problemsOf(request, inside, reference);
        if (fields.length > 0) throw refuse(fields);
        const ids = request.teams.map((team) => team.id);
        if (await hasForeignTeam(tx, agency, ids)) throw notFound();
        await writePeople(tx, agency, request);
      });
      return read(actor, request.agency);
    },
  };
}

export type PeopleService = ReturnType<typeof createPeopleService>;
