import type { Span } from '../text/fold.ts';
import type { FoundPlace } from '../place/find-place.ts';
import type { GeoPoint } from '../place/geo-point.ts';

/** What routing knows of a report. */
export type RoutableReport = {
  readonly text: string;
  readonly subject?: string | undefined;
  /** Kind of channel it came by: `email`, `sms-http`, `web`… */
  readonly channel: string;
  readonly point?: GeoPoint | undefined;
  /** Commune that the sender chose. */
  readonly unitCode?: string | undefined;
  /** Category that the sender chose; weighs much, decides nothing alone. */
  readonly categoryCode?: string | undefined;
  readonly senderKind?: 'citizen' | 'business' | undefined;
  /** What is known of the sender from before; only rules look at it. */
  readonly contact?: { readonly kind: 'citizen' | 'business'; readonly sector: string | null } | undefined;
};

/** Marks that change who may read a report or how fast it goes. */
export type ReportFlag = 'complaint' | 'denunciation' | 'urgent' | 'spam' | 'mixed' | 'question';

/** One reason of a decision, in words; `words` are quoted from the shown text, `start`/`end` say where they stand in it. */
export type Reason = Partial<Span> & {
  readonly kind: 'term' | 'place' | 'flag' | 'chosen' | 'agency' | 'never-alone' | 'doubt' | 'default' | 'rule';
  readonly words?: string;
  readonly category?: string;
  readonly agency?: string;
  readonly vi: string;
  readonly en: string;
};

/** A possible destination; `p` is its estimated probability, 0..1. */
export type Alternative = { readonly category: string | null; readonly agency: string; readonly p: number };

/** What routing proposes and why. */
export type Decision = {
  readonly category: { readonly code: string } | null;
  /** Code of the agency that should answer. */
  readonly lead: string;
  readonly coordinating: readonly string[];
  readonly place: { readonly code: string; readonly name: string; readonly how: FoundPlace['how'] } | null;
  readonly priority: 'normal' | 'urgent';
  readonly flags: readonly ReportFlag[];
  /** Estimated probability that `lead` is right, 0..1. */
  readonly confidence: number;
  /** Whether a person must confirm before anything is forwarded. */
  readonly needsHuman: boolean;
  /**
   * At least three, the best of each agency first, then further categories of the same agencies. The proposal itself leads,
   * but where nothing speaks for it and something for others.
   */
  readonly alternatives: readonly Alternative[];
  readonly why: readonly Reason[];
  /** The rule that decided; null: the reading of the text alone. */
  readonly rule: { readonly id: string; readonly name: string } | null;
  /** Code of the deadline policy that the rule chose. */
  readonly policy: string | null;
  readonly tags: readonly string[];
  /** User id of the officer of the leading agency whom the rule chose. */
  readonly officer: string | null;
};
