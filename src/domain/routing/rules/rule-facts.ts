import type { CompiledCalendar } from '../../calendar/compile-calendar.ts';
import type { Gazetteer } from '../../place/gazetteer.ts';
import type { TextToken } from '../../text/tokens.ts';
import type { Instant } from '../../../lib/instant.ts';
import type { ReportFlag } from '../decision.ts';

/** When something is decided, and by whose calendar. */
export type RuleMoment = { readonly at: Instant; readonly calendar: CompiledCalendar };

/** What the conditions of rules look at. */
export type RuleFacts = {
  /** The words as written, and with their abbreviations written out. */
  readonly written: readonly TextToken[];
  readonly expanded: readonly TextToken[];
  /** What the sender wrote, without the subject. */
  readonly body: string;
  /** Category and flags as the reading of the text proposes them. */
  readonly category: string | null;
  readonly flags: readonly ReportFlag[];
  /** Code of the commune that was found. */
  readonly commune: string | null;
  readonly channel: string;
  /** Who is not known as a business counts as a citizen. */
  readonly sender: 'citizen' | 'business';
  /** Of a known business. */
  readonly sector: string | null;
  readonly gazetteer: Pick<Gazetteer, 'names'>;
  /** Null: conditions of time hold never. */
  readonly moment: RuleMoment | null;
};
