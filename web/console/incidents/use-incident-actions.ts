import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeIncident,
  incidentQuery,
  joinTicket,
  splitTicket,
  ticketIncidentQuery,
  type IncidentCall,
} from '../api/incidents.ts';

/** Changes of incidents; what they change elsewhere is asked again. */
export function useIncidentActions() {
  const client = useQueryClient();
  const refresh = () => {
    for (const queryKey of [['incidents'], ['ticket'], ['tickets']]) void client.invalidateQueries({ queryKey });
  };
  const change = useMutation({
    mutationFn: (call: IncidentCall) => changeIncident(call),
    onSuccess: (detail) => {
      client.setQueryData(incidentQuery(detail.id).queryKey, detail);
      refresh();
    },
    onError: refresh,
  });
  const join = useMutation({
    mutationFn: (pair: { readonly ticketId: string; readonly withId: string }) =>
      joinTicket(pair.ticketId, pair.withId),
    onSuccess: (state, { ticketId }) => {
      client.setQueryData(ticketIncidentQuery(ticketId).queryKey, state);
      refresh();
    },
    onError: refresh,
  });
  const split = useMutation({
    mutationFn: (ticketId: string) => splitTicket(ticketId),
    onSuccess: (state, ticketId) => {
      client.setQueryData(ticketIncidentQuery(ticketId).queryKey, state);
      refresh();
    },
    onError: refresh,
  });
  return { change, join, split };
}

export type IncidentActions = ReturnType<typeof useIncidentActions>;
