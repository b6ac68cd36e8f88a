import type { OfferedAnswer } from '../../contract/answers.ts';
import type { Locale } from '../../contract/common.ts';
import type { FoundArticle, PublicArticle } from '../../contract/portal-pages.ts';
import { articleAddress } from '../../domain/answers/article-address.ts';
import type { AnswerReason, FoundAnswer } from '../../domain/answers/find-answers.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Bilingual } from '../../lib/bilingual.ts';
import { nameOf } from '../reference/reference-service.ts';
import type { StoredArticle } from './article-store.ts';

function reasonWords(reason: AnswerReason, { names }: ReferenceData): Bilingual {
  switch (reason.kind) {
    case 'words': {
      const said = reason.words.map((words) => `“${words}”`).join(', ');
      return { vi: `người gửi viết ${said}`, en: `the sender writes ${said}` };
    }
    case 'category': {
      const { vi, en } = nameOf(names.categories, reason.code);
      return { vi: `cùng lĩnh vực ${vi}`, en: `the same category: ${en}` };
    }
  }
}

/** An article as it is offered beside a ticket: in the language of its sender where there is such a text. */
export function presentOffered(
  { id, titleVi, bodyVi, titleEn, bodyEn, source }: StoredArticle,
  { reasons }: FoundAnswer,
  input: { readonly lang: Locale; readonly used: boolean; readonly reference: ReferenceData },
): OfferedAnswer {
  const { lang, used, reference } = input;
  const text =
    lang === 'en' && titleEn !== null && bodyEn !== null
      ? ({ lang: 'en', title: titleEn, body: bodyEn } as const)
      : ({ lang: 'vi', title: titleVi, body: bodyVi } as const);
  return { id, ...text, source, used, reasons: reasons.map((reason) => reasonWords(reason, reference)) };
}

/** An article as everybody reads it. */
export function presentPublic(article: StoredArticle): PublicArticle {
  const { id, categoryCode, titleVi, titleEn, bodyVi, bodyEn, source, updatedAt } = article;
  const english = titleEn !== null && bodyEn !== null ? { title: titleEn, body: bodyEn } : null;
  return {
    id,
    href: articleAddress(article),
    categoryCode,
    vi: { title: titleVi, body: bodyVi },
    en: english,
    source,
    updatedAt: updatedAt.toISOString(),
  };
}

/** An article as it is offered to somebody who writes a question. */
export function presentFound(article: StoredArticle): FoundArticle {
  const { id, href, vi, en } = presentPublic(article);
  return { id, href, vi, en };
}
