import { queryOptions } from '@tanstack/react-query';
import {
  secondOpinionTest,
  secondOpinionView,
  type SecondOpinionSaved,
  type SecondOpinionTest,
  type SecondOpinionView,
} from '../../../src/contract/second-opinion.ts';
import { request } from './request.ts';

const path = '/api/v1/routing/second-opinion';

export const secondOpinionQuery = queryOptions({
  queryKey: ['second-opinion'],
  queryFn: ({ signal }) => request({ path, schema: secondOpinionView, signal }),
});

export function saveSecondOpinion(body: SecondOpinionSaved): Promise<SecondOpinionView> {
  return request({ path, schema: secondOpinionView, method: 'PUT', body });
}

/** Asks about a sample; nothing is kept. */
export function testSecondOpinion(text: string): Promise<SecondOpinionTest> {
  return request({ path: `${path}/test`, schema: secondOpinionTest, body: { text } });
}
