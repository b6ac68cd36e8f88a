import { z } from 'zod';
import type { Account, Vault } from '../../src/channels/port.ts';

/** Messages of which a part was sent and the rest was not: by the hub's id, the Telegram ids of the parts that were. */
const progress = z.object({
  unfinished: z.record(z.string(), z.object({ sent: z.array(z.int()), at: z.number() })),
});
type Progress = z.infer<typeof progress>;

/** After that nobody tries again. */
const keptMs = 14 * 24 * 3600 * 1000;

function read(state: unknown): Progress {
  return progress.safeParse(state).data ?? { unfinished: {} };
}

/** The parts of a message that an earlier try sent. */
export async function sentParts(vault: Vault, messageId: string): Promise<readonly number[]> {
  return read(await vault.read()).unfinished[messageId]?.sent ?? [];
}

/** Remembers how far a message came, so that the next try begins there; forgets what is too old. */
export async function keepProgress(
  { vault, now }: Pick<Account<unknown>, 'vault' | 'now'>,
  messageId: string,
  sent: readonly number[],
): Promise<void> {
  const at = now().getTime();
  await vault.update((state) => {
    const kept = Object.entries(read(state).unfinished).filter(([, entry]) => at - entry.at < keptMs);
    return Promise.resolve({ unfinished: { ...Object.fromEntries(kept), [messageId]: { sent: [...sent], at } } });
  });
}
