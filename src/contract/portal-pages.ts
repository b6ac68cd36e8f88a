import type { Locale, Named } from './common.ts';
import type { PublicStatus, TrackingView } from './public.ts';

type Bilingual = { readonly vi: string; readonly en: string };

/** Styles and scripts of the built portal, as addresses on this host. */
export type PortalAssets = { readonly css: readonly string[]; readonly js: readonly string[] };

/** Another way to reach the centre, as it is printed on a page: the channel, what to write or call, and its link. */
export type PortalContact = {
  readonly channel: Bilingual;
  readonly icon: string;
  readonly label: string;
  readonly href: string | null;
};

export type PortalProvince = {
  /** 'Bắc Ninh'. */
  readonly name: Bilingual;
  /** 'Trung tâm 1022 tỉnh Bắc Ninh'. */
  readonly centre: Bilingual;
  readonly contacts: readonly PortalContact[];
  /** A code as people write it, for examples beside fields. */
  readonly exampleCode: string;
};

/** A commune of the province with its centre point; `areaKm2` gives its disc on the map the size, where it is known. */
export type PortalCommune = Named & {
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number | null;
};

export type PortalCategory = Named & { readonly group: string };

/** Promises of the running policies as the home page states them; null leaves the sentence out. */
export type PortalPromises = {
  readonly triage: Bilingual | null;
  readonly accept: Bilingual | null;
  readonly answer: Bilingual | null;
};

/** What the report form offers. Changes rarely; the caller may cache it. */
export type PortalReference = {
  readonly province: PortalProvince;
  readonly communes: readonly PortalCommune[];
  readonly categories: readonly PortalCategory[];
  readonly promises: PortalPromises;
};

export type PortalLimits = {
  readonly maxPhotos: number;
  /** Of one file. */
  readonly maxPhotoBytes: number;
  readonly maxText: number;
};

/** Kinds of addresses that the hub can send a one-time code to now. */
export type CodeKind = 'phone' | 'email';

/** Frame of every page. */
export type PortalFrame = {
  readonly lang: Locale;
  /** This page in the other language. */
  readonly otherLangHref: string;
  readonly assets: PortalAssets;
  readonly province: PortalProvince;
};

/** A mistake in a form; `field` is the name of the input, or '' when it concerns the whole form. */
export type PortalProblem = { readonly field: string; readonly message: string };

/** What was typed into a form, by name of the input, to be shown again. */
export type PortalValues = Readonly<Record<string, string>>;

export type TrackingForm = 'rate' | 'reopen' | 'supplement';

/** What just happened, told once on top of the tracking page. */
export const trackingNotices = ['sent', 'already', 'rated', 'reopened', 'supplemented', 'confirmed'] as const;
export type TrackingNotice = (typeof trackingNotices)[number];

export type HomePage = { readonly kind: 'home'; readonly frame: PortalFrame; readonly promises: PortalPromises };

export type ReportPage = {
  readonly kind: 'report';
  readonly frame: PortalFrame;
  /** Names this one submission: the form posted twice gives one ticket. */
  readonly submission: string;
  /** A signed mark of when the form was shown. */
  readonly shown: string;
  /** Which addresses can be confirmed; empty: updates are not offered. */
  readonly confirms: readonly CodeKind[];
  readonly communes: readonly PortalCommune[];
  readonly categories: readonly PortalCategory[];
  readonly limits: PortalLimits;
  readonly values: PortalValues;
  readonly problems: readonly PortalProblem[];
  /** Names of the files that were sent with a refused form; the browser does not give them again. */
  readonly lostFiles: readonly string[];
};

export type LookupPage = {
  readonly kind: 'lookup';
  readonly frame: PortalFrame;
  readonly typed: string;
  readonly result:
    | { readonly type: 'none' }
    | { readonly type: 'malformed' }
    | { readonly type: 'unknown' }
    | { readonly type: 'found'; readonly status: PublicStatus };
  /** The way from the code to the whole case, for the sender; null where no code can be sent. */
  readonly details: DetailsStep | null;
  /** Whether others have the same trouble; null: nobody is asked. */
  readonly meToo: MeTooBox | null;
};

/** How many people said that they have the same trouble, and whether this browser did. */
export type MeTooBox = {
  readonly count: number;
  readonly mine: boolean;
  /** A signed mark of when the form was shown. */
  readonly shown: string;
};

/** Asking for the address that was used, then for the digits sent to it. */
export type DetailsStep = {
  readonly step: 'ask' | 'enter';
  readonly address: string;
  readonly problem: string | null;
};

/** The sender confirms the address that the report was sent with, so that updates go there. */
export type ConfirmPage = {
  readonly kind: 'confirm';
  readonly frame: PortalFrame;
  readonly code: string;
  /** The private page, which this one belongs to. */
  readonly path: string;
  readonly addressKind: CodeKind;
  /** '•• ••• •678': enough to know it again. */
  readonly masked: string;
  readonly step: 'offer' | 'enter';
  /** The report was received a moment ago. */
  readonly isNew: boolean;
  readonly problem: string | null;
};

/** The chat inside a frame on another site. */
export type WidgetPage = {
  readonly kind: 'widget';
  readonly frame: PortalFrame;
  readonly theme: 'light' | 'dark';
};

export type TrackingPage = {
  readonly kind: 'tracking';
  readonly frame: PortalFrame;
  readonly view: TrackingView;
  /** The private link in full, to be saved, and the path that forms post to. */
  readonly link: string;
  readonly path: string;
  readonly notice: TrackingNotice | null;
  /** Where an address that is not confirmed yet can be; null: nothing to confirm. */
  readonly confirmHref: string | null;
  /** A refused form on this page. */
  readonly refused: {
    readonly form: TrackingForm;
    readonly values: PortalValues;
    readonly problems: readonly PortalProblem[];
  } | null;
};

type ArticleWords = { readonly title: string; readonly body: string };

/** A question with its answer, as everybody reads it; `href` is its page. */
export type PublicArticle = {
  readonly id: number;
  readonly href: string;
  readonly categoryCode: string | null;
  readonly vi: ArticleWords;
  /** Null: there is no English text. */
  readonly en: ArticleWords | null;
  /** The law it rests on. */
  readonly source: string | null;
  readonly updatedAt: string;
};

/** What is offered to somebody who writes a question. */
export type FoundArticle = Pick<PublicArticle, 'id' | 'href' | 'vi' | 'en'>;

/** Questions that many ask, in groups with their names; with words that were searched for, what fits them. */
export type QuestionsPage = {
  readonly kind: 'questions';
  readonly frame: PortalFrame;
  readonly typed: string;
  readonly groups: readonly { readonly name: Bilingual | null; readonly articles: readonly PublicArticle[] }[];
};

export type QuestionPage = {
  readonly kind: 'question';
  readonly frame: PortalFrame;
  readonly article: PublicArticle;
  /** A signed mark of when the page was shown. */
  readonly shown: string;
  /** This browser said that it helped. */
  readonly hasHelped: boolean;
};

export type PrivacyPage = { readonly kind: 'privacy'; readonly frame: PortalFrame };

export type ErrorPage = {
  readonly kind: 'error';
  readonly frame: PortalFrame;
  readonly status: number;
  /** Said by the part that refused; null: the page has its own words for the status. */
  readonly message: string | null;
  /** The page on which the person was, to go back to without loss. */
  readonly backHref: string | null;
};

/** Every page of the portal. Rendered to whole HTML documents by web/portal/render.tsx. */
export type PortalPage =
  | HomePage
  | ReportPage
  | LookupPage
  | TrackingPage
  | QuestionsPage
  | QuestionPage
  | PrivacyPage
  | ErrorPage
  | ConfirmPage
  | WidgetPage;
