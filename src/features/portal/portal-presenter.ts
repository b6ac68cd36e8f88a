import type { Locale } from '../../contract/common.ts';
import type {
  ErrorPage,
  PortalAssets,
  PortalFrame,
  PortalProblem,
  PortalReference,
  ReportPage,
  TrackingNotice,
} from '../../contract/portal-pages.ts';
import { trackingNotices } from '../../contract/portal-pages.ts';

type Bilingual = { readonly vi: string; readonly en: string };
type FieldWords = { readonly field: string; readonly message: Bilingual };

/** Language of a page: what the address asks for, else what the cookie remembers, else Vietnamese. */
export function pageLanguage(input: { readonly asked: unknown; readonly cookie: string | undefined }): Locale {
  if (input.asked === 'vi' || input.asked === 'en') return input.asked;
  return /(?:^|;\s*)lang=en(?:;|$)/.test(input.cookie ?? '') ? 'en' : 'vi';
}

/** The same path and query in the other language; the notice of something just done is not repeated. */
function otherLanguageHref(path: string, lang: Locale): string {
  const url = new URL(path, 'http://portal.invalid');
  url.searchParams.delete('notice');
  url.searchParams.set('lang', lang === 'vi' ? 'en' : 'vi');
  return `${url.pathname}${url.search}`;
}

export function presentFrame(input: {
  readonly lang: Locale;
  /** Path and query of this page as a GET, on this host. */
  readonly path: string;
  readonly assets: PortalAssets;
  readonly reference: PortalReference;
}): PortalFrame {
  return {
    lang: input.lang,
    otherLangHref: otherLanguageHref(input.path, input.lang),
    assets: input.assets,
    province: input.reference.province,
  };
}

export function presentProblems(
  lang: Locale,
  message: Bilingual | null,
  fields: readonly FieldWords[],
): PortalProblem[] {
  const problems = fields.map(({ field, message: words }) => ({ field, message: words[lang] }));
  return problems.length === 0 && message ? [{ field: '', message: message[lang] }] : problems;
}

/** Words for the forms of the tracking page, by form and field. */
export const trackingFormWords = {
  rate: [{ field: 'score', message: { vi: 'Chọn một mức từ 1 đến 5.', en: 'Choose a score from 1 to 5.' } }],
  reopen: [
    {
      field: 'reason',
      message: {
        vi: 'Viết lý do mở lại, ít nhất 10 ký tự và nhiều nhất 5.000 ký tự.',
        en: 'Write why the case should be reopened: at least 10 and at most 5,000 characters.',
      },
    },
  ],
  supplement: [
    {
      field: 'text',
      message: {
        vi: 'Viết nội dung bổ sung, ít nhất 2 ký tự và nhiều nhất 10.000 ký tự.',
        en: 'Write what you want to add: at least 2 and at most 10,000 characters.',
      },
    },
  ],
} as const satisfies Record<string, readonly FieldWords[]>;

export function readNotice(value: unknown): TrackingNotice | null {
  return trackingNotices.find((notice) => notice === value) ?? null;
}

export function presentReport(input: {
  readonly frame: PortalFrame;
  readonly reference: PortalReference;
  readonly limits: ReportPage['limits'];
  readonly confirms: ReportPage['confirms'];
  readonly submission: string;
  readonly shown: string;
  readonly values?: ReportPage['values'];
  readonly problems?: readonly PortalProblem[];
  readonly lostFiles?: readonly string[];
}): ReportPage {
  return {
    kind: 'report',
    frame: input.frame,
    submission: input.submission,
    shown: input.shown,
    confirms: input.confirms,
    communes: input.reference.communes,
    categories: input.reference.categories,
    limits: input.limits,
    values: input.values ?? {},
    problems: input.problems ?? [],
    lostFiles: input.lostFiles ?? [],
  };
}

export function presentError(input: {
  readonly frame: PortalFrame;
  readonly status: number;
  readonly message: Bilingual | null;
  readonly backHref: string | null;
}): ErrorPage {
  const { frame, status, backHref } = input;
  return { kind: 'error', frame, status, message: input.message?.[frame.lang] ?? null, backHref };
}
