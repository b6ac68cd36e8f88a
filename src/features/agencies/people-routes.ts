import { agencyPeople, agencyPeopleQuery, agencyPeopleRequest } from '../../contract/people.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { PeopleService } from './people-service.ts';

/** Teams and people of an agency, for its lead and for administrators. */
export function peopleRoutes(people: Pick<PeopleService, 'read' | 'save'>): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/agency/people',
      tag: 'Agencies',
      summary: 'Teams and people of an agency, with what each has to do',
      access: 'people:write',
      query: agencyPeopleQuery,
      response: agencyPeople,
      handle: ({ actor, query }) => people.read(actor, query.agency),
    }),
    staffRoute({
      method: 'put',
      path: '/agency/people',
      tag: 'Agencies',
      summary: 'Teams, capacity, languages and absence, saved as a whole',
      access: 'people:write',
      body: agencyPeopleRequest,
      response: agencyPeople,
      handle: ({ actor, body }) => people.save(actor, body),
    }),
  ];
}
