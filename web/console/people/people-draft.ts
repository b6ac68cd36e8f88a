import type { AgencyPeopleRequest, AgencyPeopleView } from '../../../src/contract/people.ts';

export type PersonDraft = AgencyPeopleRequest['people'][number];
export type TeamDraft = AgencyPeopleRequest['teams'][number];
export type PeopleDraft = { readonly teams: readonly TeamDraft[]; readonly people: readonly PersonDraft[] };

/** What of an agency can be changed on the page. */
export function draftOf(view: AgencyPeopleView): PeopleDraft {
  return {
    teams: view.teams,
    people: view.people.map(({ id, team, capacity, langs, awayFrom, awayUntil }) => ({
      id,
      team,
      capacity,
      langs,
      awayFrom,
      awayUntil,
    })),
  };
}

export function isSameDraft(a: PeopleDraft, b: PeopleDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function withPerson(draft: PeopleDraft, id: string, patch: Partial<PersonDraft>): PeopleDraft {
  return { ...draft, people: draft.people.map((one) => (one.id === id ? { ...one, ...patch } : one)) };
}

export function withTeam(draft: PeopleDraft, id: string, patch: Partial<TeamDraft>): PeopleDraft {
  return { ...draft, teams: draft.teams.map((one) => (one.id === id ? { ...one, ...patch } : one)) };
}

/** Its members belong to no team then. */
export function withoutTeam(draft: PeopleDraft, id: string): PeopleDraft {
  return {
    teams: draft.teams.filter((one) => one.id !== id),
    people: draft.people.map((one) => (one.team === id ? { ...one, team: null } : one)),
  };
}
