import {
  secondOpinionSaved,
  secondOpinionTest,
  secondOpinionTried,
  secondOpinionView,
} from '../../contract/second-opinion.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { OpinionSettingService } from './opinion-setting-service.ts';

const tag = 'Second opinion';
const path = '/routing/second-opinion';

/** Whom the hub asks where neither rule nor classifier is sure; administrators alone. */
export function opinionRoutes(service: OpinionSettingService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path,
      tag,
      summary: 'Whom the hub asks for a second opinion, and what came of it today',
      access: 'opinion:write',
      response: secondOpinionView,
      handle: () => service.view(),
    }),
    staffRoute({
      method: 'put',
      path,
      tag,
      summary: 'Set whom the hub asks; the key is never shown again',
      access: 'opinion:write',
      body: secondOpinionSaved,
      response: secondOpinionView,
      handle: ({ actor, body }) => service.save(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: `${path}/test`,
      tag,
      summary: 'Ask about a sample, masked as reports are; nothing is kept',
      access: 'opinion:write',
      body: secondOpinionTried,
      response: secondOpinionTest,
      handle: ({ body }) => service.test(body.text),
    }),
  ];
}
