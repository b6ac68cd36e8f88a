import type { AccessRow } from './access-row.ts';

const content = {
  categoryCode: null,
  titleVi: 'Đăng ký nuôi chó ở đâu?',
  asked: [],
  bodyVi: 'Tại Ủy ban nhân dân xã, phường nơi ở.',
  titleEn: null,
  bodyEn: null,
  source: null,
  isPublic: true,
};

/** Questions that many ask, and their answers. */
export const answerRows: Readonly<Record<string, AccessRow>> = {
  'get /answers': {},
  'get /answers/:number': {},
  'post /answers': { centre: true, by: 'administrator', body: { ...content, before: null } },
  'post /answers/state': { centre: true, by: 'administrator', body: { id: 999_999, version: 1, state: 'draft' } },
  'get /tickets/:id/answers': { ids: 'ticket' },
  'post /tickets/:id/answers/use': { ids: 'ticket', body: { article: 1, used: true } },
};
