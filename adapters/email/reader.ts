import type { IntakeDoor } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { EmailSettings } from './schema.ts';

/** What a reader works with until it is told to stop. */
export type Reader = {
  readonly account: Account<EmailSettings>;
  readonly door: IntakeDoor;
  /** Health of this reader; null: well. */
  readonly report: (error: string | null) => void;
  /** Fires when the reader must finish the work in hand and end. */
  readonly signal: AbortSignal;
};
