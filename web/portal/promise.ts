import type { PublicStatus } from '../../src/contract/public.ts';
import type { PortalFrame } from '../../src/contract/portal-pages.ts';
import { fullTime } from './dates.ts';
import type { Texts } from './i18n/texts.ts';

/** How the promise looks: running, late, waiting for the sender, done, or ended otherwise. */
export type PromiseTone = 'open' | 'late' | 'waiting' | 'done' | 'ended';

export type PromiseWords = { readonly tone: PromiseTone; readonly title: string; readonly text: string | null };

type Input = { readonly status: PublicStatus; readonly frame: PortalFrame; readonly texts: Texts };

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function open({ status, frame, texts }: Input): PromiseWords {
  const { lang } = frame;
  const reached = status.steps.filter((step) => step.at !== null);
  const agency = reached.findLast((step) => step.agency !== null)?.agency?.[lang] ?? null;
  const who = agency ?? frame.province.centre[lang];
  const when = status.promisedAt === null ? null : fullTime(status.promisedAt, lang);
  if (status.late && when !== null)
    return { tone: 'late', title: texts.promiseLate(who, when), text: texts.promiseLateText };
  if (status.state === 'reopened') {
    return {
      tone: 'open',
      title: when === null ? texts.promiseReopened(who) : texts.promiseReopenedUntil(who, when),
      text: null,
    };
  }
  if (agency === null || reached.some((step) => step.key === 'processing')) {
    const undated = agency === null ? texts.promiseNoDate(who) : texts.promiseHandling(who);
    return { tone: 'open', title: when === null ? undated : texts.promisePlain(who, when), text: null };
  }
  const title = when === null ? texts.promiseForwardedNoDate(who) : texts.promiseForwarded(who, when);
  return { tone: 'open', title, text: null };
}

function answered(input: Input): PromiseWords {
  const { status, frame, texts } = input;
  const step = status.steps.find(({ key }) => key === 'answered');
  if (!step?.at) return open(input);
  const who = step.agency ?? status.steps.findLast(({ agency }) => agency !== null)?.agency;
  const title = texts.promiseAnswered(
    who?.[frame.lang] ?? frame.province.centre[frame.lang],
    fullTime(step.at, frame.lang),
  );
  if (status.promisedAt === null) return { tone: 'done', title, text: null };
  const isLate = Date.parse(step.at) > Date.parse(status.promisedAt);
  return {
    tone: 'done',
    title,
    text: isLate ? texts.answeredLate(fullTime(status.promisedAt, frame.lang)) : texts.answeredInTime,
  };
}

/** The sentence at the top of tracking: who has it and until when, or how it ended. */
export function promiseWords(input: Input): PromiseWords {
  const { texts } = input;
  switch (input.status.state) {
    case 'new':
    case 'triage':
    case 'forwarded':
    case 'processing':
    case 'awaiting_approval':
    case 'reopened': {
      const words = open(input);
      return { ...words, title: capitalised(words.title) };
    }
    case 'waiting_sender':
      return { tone: 'waiting', title: texts.promiseWaiting, text: texts.promiseWaitingText };
    case 'answered':
    case 'closed':
      return answered(input);
    case 'refused':
      return { tone: 'ended', title: texts.promiseRefused, text: texts.promiseReasonBelow };
    case 'diverted':
      return { tone: 'ended', title: texts.promiseDiverted, text: texts.promiseReasonBelow };
    case 'merged':
      return { tone: 'ended', title: texts.promiseMerged, text: texts.promiseMergedText };
    case 'spam':
      return { tone: 'ended', title: texts.promiseSpam, text: texts.promiseSpamText };
  }
}
