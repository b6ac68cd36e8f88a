import { templateList, templateReset, templateSaved } from '../../contract/templates.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { TemplateService } from './template-service.ts';

const tag = 'Templates';

/** The texts around what staff write, by kind of message, channel and language. */
export function templateRoutes(service: TemplateService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/templates',
      tag,
      summary: 'All templates, with what may stand in each',
      access: 'staff',
      response: templateList,
      handle: () => service.list(),
    }),
    staffRoute({
      method: 'post',
      path: '/templates',
      tag,
      summary: 'Save a template, or add one for a channel',
      access: 'template:write',
      body: templateSaved,
      response: templateList,
      handle: ({ actor, body }) => service.save(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/templates/reset',
      tag,
      summary: 'Back to the text that came with the hub',
      access: 'template:write',
      body: templateReset,
      response: templateList,
      handle: ({ actor, body }) => service.reset(actor, body),
    }),
  ];
}
