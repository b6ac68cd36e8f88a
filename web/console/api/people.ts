import { queryOptions } from '@tanstack/react-query';
import { agencyPeople, type AgencyPeopleRequest, type AgencyPeopleView } from '../../../src/contract/people.ts';
import { request } from './request.ts';

const path = '/api/v1/agency/people';

/** Teams and people of an agency; null: of the own one. */
export function peopleQuery(agency: string | null) {
  return queryOptions({
    queryKey: ['people', agency],
    queryFn: ({ signal }) =>
      request({
        path: agency === null ? path : `${path}?agency=${encodeURIComponent(agency)}`,
        schema: agencyPeople,
        signal,
      }),
  });
}

export function savePeople(body: AgencyPeopleRequest): Promise<AgencyPeopleView> {
  return request({ path, schema: agencyPeople, body, method: 'PUT' });
}
