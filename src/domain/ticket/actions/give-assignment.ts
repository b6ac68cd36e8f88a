import { HubError } from '../../../lib/errors.ts';
import { provinceDay } from '../../calendar/province-day.ts';
import { chooseOfficer, isAway, type AgencyPeople, type OfficerChoice } from '../choose-officer.ts';
import type { NewEvent } from '../event.ts';
import { namedOfficer } from '../named-officer.ts';
import type { AssignmentRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { changedTicket, staffEvent, type StaffContext } from './action.ts';
import { acceptAssignment, actorsAssignment } from './work-assignment.ts';

/** Both null: the hub chooses. Only a team: the hub chooses within it. */
type GiveChoice = { readonly officer: string | null; readonly team: string | null };

function unknownPerson(field: 'officer' | 'team'): HubError {
  const words = {
    vi: 'Người hoặc tổ này không thuộc đơn vị của bạn. Chọn lại.',
    en: 'This person or team is not of your agency. Choose again.',
  };
  return new HubError('invalid', 'unknown_choice', words, { fields: [{ field, message: words }] });
}

function nobodyFree(why: OfficerChoice['why']): HubError {
  return new HubError('conflict', 'nobody_free', {
    vi: `${why.map((one) => one.vi).join(' ')} Chọn một người, hoặc sửa sức nhận và ngày vắng.`,
    en: `${why.map((one) => one.en).join(' ')} Choose somebody, or change capacities and absences.`,
  });
}

/** Whom the hub would give this case to. */
function proposeOfficer(
  { ticket }: Pick<LoadedTicket, 'ticket'>,
  input: { readonly people: AgencyPeople; readonly team: string | null; readonly agency: string },
  at: Date,
): OfficerChoice {
  return chooseOfficer({
    ...input.people,
    category: ticket.categoryCode,
    unit: ticket.unitCode,
    lang: ticket.lang,
    day: provinceDay(at),
    team: input.team,
    named: namedOfficer(ticket.decision, input.agency),
  });
}

function byHand(people: AgencyPeople, officer: string, context: StaffContext): OfficerChoice {
  const person = people.people.find((one) => one.id === officer);
  if (!person) throw unknownPerson('officer');
  const away = { vi: `Lưu ý: ${person.name} đang vắng.`, en: `Mind: ${person.name} is away.` };
  return {
    officer: person,
    team: people.teams.find((team) => team.id === person.teamId) ?? null,
    why: [
      { vi: `${context.actor.name} chọn.`, en: `Chosen by ${context.actor.name}.` },
      ...(isAway(person, provinceDay(context.at)) ? [away] : []),
    ],
  };
}

/** The record of a choice: who got it, and why in words. */
function givenEvent(
  own: AssignmentRecord,
  to: { readonly officer: { readonly id: string; readonly name: string } } & Pick<OfficerChoice, 'team' | 'why'>,
  context: StaffContext,
): NewEvent {
  return staffEvent(context, 'assignment.given', {
    agency: own.agencyCode,
    officer: to.officer.id,
    name: to.officer.name,
    team: to.team?.name ?? null,
    why: to.why.map(({ vi, en }) => ({ vi, en })),
  });
}

/** The lead gives the agency's part to a person or a team, or lets the hub choose. Throws where nobody can take it. */
export function giveAssignment(
  loaded: LoadedTicket,
  input: GiveChoice & { readonly people: AgencyPeople },
  context: StaffContext,
): TicketChanges {
  const own = actorsAssignment(loaded, context);
  if (input.team !== null && !input.people.teams.some((team) => team.id === input.team)) throw unknownPerson('team');
  const choice =
    input.officer === null
      ? proposeOfficer(loaded, { ...input, agency: own.agencyCode }, context.at)
      : byHand(input.people, input.officer, context);
  const { officer, team, why } = choice;
  if (!officer) throw nobodyFree(why);
  const given: AssignmentRecord = { ...own, officerId: officer.id, teamId: team?.id ?? null };
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {}),
    assignments: [given],
    events: [givenEvent(own, { officer, team, why }, context)],
  };
}

/** The lead takes the case for the agency and the hub chooses who handles it; while nobody is free it stays with the lead. */
export function acceptByLead(loaded: LoadedTicket, people: AgencyPeople, context: StaffContext): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const choice = proposeOfficer(loaded, { people, team: null, agency: own.agencyCode }, context.at);
  const { team } = choice;
  const stays = { vi: 'Hồ sơ ở lại với người tiếp nhận.', en: 'It stays with whoever accepted it.' };
  const officer = choice.officer ?? context.actor;
  const why = choice.officer ? choice.why : [...choice.why, stays];
  const event = givenEvent(own, { officer, team, why }, context);
  return acceptAssignment(loaded, context, { officerId: officer.id, teamId: team?.id ?? null, event });
}
