/** What a reader was doing when it failed, as people read it on the channels page. */
export type ReaderStep =
  'opening the port' | 'connecting' | 'logging in' | 'opening the folder' | 'reading mail' | 'waiting for mail';

/** What is known of a reader besides its failure. */
export type ReaderState = {
  /** 'IMAP host:993/Archive' */
  readonly where: string;
  step: ReaderStep;
  /** Whether the server announces mail by itself (IDLE); null: not known yet. */
  announces: boolean | null;
  failures: number;
  lastWellAt: Date | null;
  lastMailAt: Date | null;
};

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export function newReaderState(where: string): ReaderState {
  return { where, step: 'connecting', announces: null, failures: 0, lastWellAt: null, lastMailAt: null };
}

/** One line for the channels page: where, at which step, in the server's words, which try, when the next, when it was well. */
export function describeFailure(state: ReaderState, words: string, nextTryAt: Date): string {
  const { where, step, announces, failures, lastWellAt, lastMailAt } = state;
  const way = step === 'waiting for mail' && announces !== null ? ` (${announces ? 'IDLE' : 'polling'})` : '';
  const facts = [
    `try ${failures}, next at ${clock.format(nextTryAt)}`,
    lastWellAt === null ? 'never well since the start' : `last well ${clock.format(lastWellAt)}`,
    ...(lastMailAt === null ? [] : [`last mail ${clock.format(lastMailAt)}`]),
  ];
  return `${where}: ${step}${way}: ${words} (${facts.join('; ')})`;
}
