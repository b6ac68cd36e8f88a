import type { Sender } from '../../channels/inbound.ts';
import { recent } from '../../lib/recent.ts';
import type { Sql } from '../../platform/sql.ts';
import { waitAtMost } from '../../platform/wait-at-most.ts';
import type { ChannelLine } from '../channels/account-service.ts';
import { knownName } from './name-views.ts';

const limitMs = 3000;
const minuteMs = 60_000;

/** How somebody is called who wrote without a name; null: nobody says. Never throws, and is never waited for long. */
export type AskName = (line: ChannelLine, from: Sender) => Promise<string | null>;

/**
 * Asks the platform for the names of people whose messages bring none. Each address is asked about once in ten minutes, so
 * that messages which come together share one answer; a platform that does not answer is left alone for a minute, because
 * names matter less than messages.
 */
export function createAskName(deps: { readonly database: Sql; readonly now: () => Date }): AskName {
  const answers = recent<Promise<string | null>>({ forMs: 10 * minuteMs, most: 5000 });
  const silent = recent<true>({ forMs: minuteMs, most: 1000 });

  async function ask(line: ChannelLine, from: Sender & { readonly address: string }): Promise<string | null> {
    const known = await knownName(deps.database, from);
    if (known !== null) return known;
    let name: string | null = null;
    let isAnswered = false;
    const asking = Promise.resolve(line.adapter.profile?.(from, line)).then((answer) => {
      isAnswered = true;
      name = answer?.name ?? null;
    });
    await waitAtMost(limitMs, asking);
    if (!isAnswered) silent.put(line.id, true, deps.now());
    return name;
  }

  return async function askName(line, from) {
    const { address, kind } = from;
    if (!line.adapter.profile || address === null || from.doubtful) return null;
    const now = deps.now();
    const key = `${kind}:${address}`;
    const before = answers.get(key, now);
    if (before) return before;
    if (silent.get(line.id, now)) return null;
    const answer = ask(line, { ...from, address }).catch(() => null);
    answers.put(key, answer, now);
    return answer;
  };
}
