import { queryOptions } from '@tanstack/react-query';
import {
  templateList,
  type TemplateList,
  type TemplateReset,
  type TemplateSaved,
} from '../../../src/contract/templates.ts';
import { request } from './request.ts';

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => request({ path: '/api/v1/templates', schema: templateList, signal }),
});

export function saveTemplate(body: TemplateSaved): Promise<TemplateList> {
  return request({ path: '/api/v1/templates', schema: templateList, body });
}

/** Back to the text that came with the hub, or to the wider one where there was none. */
export function resetTemplate(body: TemplateReset): Promise<TemplateList> {
  return request({ path: '/api/v1/templates/reset', schema: templateList, body });
}
