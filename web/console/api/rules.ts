import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  automaticForwarding,
  checkResult,
  ruleSet,
  ruleSets,
  tryProgress,
  tryResult,
  type RuleProblem,
  type RuleSetBody,
  type RuleSets,
  type TryProgress,
  type TryResult,
  type RoutingRule,
} from '../../../src/contract/rules.ts';
import { request } from './request.ts';

const base = '/api/v1/rules';

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => request({ path: base, schema: ruleSets, signal }),
});

/** One version with its rules; versions never change. */
export function ruleSetQuery(id: number) {
  return queryOptions({
    queryKey: ['rules', 'set', id],
    queryFn: ({ signal }) => request({ path: `${base}/${id}`, schema: ruleSet, signal }),
    staleTime: Infinity,
  });
}

export const automaticQuery = queryOptions({
  queryKey: ['rules', 'automatic'],
  queryFn: ({ signal }) => request({ path: `${base}/automatic`, schema: automaticForwarding, signal }),
});

export type DraftBody = {
  readonly rules: readonly RoutingRule[];
  readonly note: string | null;
  readonly base: string | null;
};

export function saveDraft(body: DraftBody): Promise<RuleSetBody> {
  return request({ path: `${base}/draft`, schema: ruleSet, method: 'PUT', body });
}

export function discardDraft(): Promise<RuleSets> {
  return request({ path: `${base}/draft`, schema: ruleSets, method: 'DELETE', body: {} });
}

export async function checkRules(rules: readonly RoutingRule[], signal?: AbortSignal): Promise<readonly RuleProblem[]> {
  const body = { rules };
  const { problems } = await request({ path: `${base}/check`, schema: checkResult, body, ...(signal && { signal }) });
  return problems;
}

export function tryRules(rules: readonly RoutingRule[], last: number, signal: AbortSignal): Promise<TryResult> {
  return request({ path: `${base}/try`, schema: tryResult, body: { rules, last }, signal });
}

const whileTryingMs = 700;

/** How far one's own try-out is, asked again and again while the page waits. */
export const tryProgressQuery = queryOptions({
  queryKey: ['rules', 'try'],
  queryFn: ({ signal }) => request({ path: `${base}/try`, schema: tryProgress, signal }),
  refetchInterval: whileTryingMs,
  gcTime: 0,
});

export function stopTry(): Promise<TryProgress> {
  return request({ path: `${base}/try`, schema: tryProgress, method: 'DELETE', body: {} });
}

export type PublishBody = { readonly id: number; readonly base: string; readonly note: string };

export function publishDraft(body: PublishBody): Promise<RuleSets> {
  return request({ path: `${base}/publish`, schema: ruleSets, body });
}

/** A version becomes the draft; refused while there is one. */
export function restoreVersion(id: number): Promise<RuleSets> {
  return request({ path: `${base}/${id}/restore`, schema: ruleSets, body: {} });
}

export function setAutomatic(on: boolean): Promise<z.infer<typeof automaticForwarding>> {
  return request({ path: `${base}/automatic`, schema: automaticForwarding, method: 'PUT', body: { on } });
}
