import { z } from 'zod';
import {
  automaticForwarding,
  checkRequest,
  checkResult,
  draftRequest,
  publishRequest,
  ruleSet,
  ruleSets,
  tryRequest,
  tryResult,
} from '../../contract/rules.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { RuleService } from './rule-service.ts';

const tag = 'Rules';
const byId = z.strictObject({ id: z.coerce.number().int().positive().max(2_147_483_647) });

/** Rules of routing: the draft, its check and try-out, publishing, versions. */
export function ruleRoutes(service: RuleService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/rules',
      tag,
      summary: 'What decides now, the draft, and the versions before',
      access: 'rules:read',
      response: ruleSets,
      handle: () => service.overview(),
    }),
    staffRoute({
      method: 'put',
      path: '/rules/draft',
      tag,
      summary: 'Save the draft',
      access: 'rules:write',
      body: draftRequest,
      response: ruleSet,
      handle: ({ actor, body }) => service.saveDraft(actor, body),
    }),
    staffRoute({
      method: 'delete',
      path: '/rules/draft',
      tag,
      summary: 'Discard the draft',
      access: 'rules:write',
      response: ruleSets,
      handle: ({ actor }) => service.discardDraft(actor),
    }),
    staffRoute({
      method: 'post',
      path: '/rules/check',
      tag,
      summary: 'What is wrong or odd about rules that are being written',
      access: 'rules:write',
      body: checkRequest,
      response: checkResult,
      handle: ({ body }) => service.check(body.rules),
    }),
    staffRoute({
      method: 'post',
      path: '/rules/try',
      tag,
      summary: 'What rules would have done with the last tickets; nothing is changed',
      access: 'rules:write',
      body: tryRequest,
      response: tryResult,
      handle: ({ body }) => service.tryOut(body),
    }),
    staffRoute({
      method: 'post',
      path: '/rules/publish',
      tag,
      summary: 'Let the draft decide from now on',
      access: 'rules:write',
      body: publishRequest,
      response: ruleSets,
      handle: ({ actor, body }) => service.publish(actor, body),
    }),
    staffRoute({
      method: 'get',
      path: '/rules/automatic',
      tag,
      summary: 'Whether reports that need no person go to their agency at once',
      access: 'rules:read',
      response: automaticForwarding,
      handle: () => service.automatic(),
    }),
    staffRoute({
      method: 'put',
      path: '/rules/automatic',
      tag,
      summary: 'Switch automatic forwarding',
      access: 'rules:write',
      body: automaticForwarding,
      response: automaticForwarding,
      handle: ({ actor, body }) => service.setAutomatic(actor, body.on),
    }),
    staffRoute({
      method: 'get',
      path: '/rules/:id',
      tag,
      summary: 'One version with its rules',
      access: 'rules:read',
      params: byId,
      response: ruleSet,
      handle: ({ params }) => service.version(params.id),
    }),
    staffRoute({
      method: 'post',
      path: '/rules/:id/restore',
      tag,
      summary: 'Make a draft of a published version',
      access: 'rules:write',
      params: byId,
      response: ruleSets,
      handle: ({ actor, params }) => service.restore(actor, params.id),
    }),
  ];
}
