import { queryOptions } from '@tanstack/react-query';
import {
  modelDetail,
  modelList,
  triedDecision,
  type ModelList,
  type TriedDecision,
  type TriedReport,
} from '../../../src/contract/classifier.ts';
import { request } from './request.ts';

const whileTrainingMs = 2000;

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => request({ path: '/api/v1/routing/models', schema: modelList, signal }),
  refetchInterval: ({ state }) =>
    state.data?.models.some((model) => model.state === 'training') === true ? whileTrainingMs : false,
});

export function modelQuery(id: string) {
  return queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) =>
      request({ path: `/api/v1/routing/models/${encodeURIComponent(id)}`, schema: modelDetail, signal }),
  });
}

export function startTraining(): Promise<ModelList> {
  return request({ path: '/api/v1/routing/models', schema: modelList, body: {} });
}

/** From now on this model decides. */
export function activateModel(id: string): Promise<ModelList> {
  return request({
    path: `/api/v1/routing/models/${encodeURIComponent(id)}/activate`,
    schema: modelList,
    body: {},
  });
}

export function tryReport(body: TriedReport): Promise<TriedDecision> {
  return request({ path: '/api/v1/routing/try', schema: triedDecision, body });
}
