import { z } from 'zod';
import type { SendResult } from '../channels/outbound.ts';
import type { Account } from '../channels/port.ts';

/** How the platform took one part; `id`: what it calls it. */
export type PartResult =
  | { readonly ok: true; readonly id: string | null }
  | { readonly ok: false; readonly result: Exclude<SendResult, { readonly state: 'sent' }> };

type Keeper = Pick<Account<unknown>, 'vault' | 'now'>;

/** What the vault keeps of messages that broke off: the platform's ids of the parts that are out, '' for one without. */
const unfinished = z.record(z.string(), z.object({ sent: z.array(z.string()), at: z.number() }));
const kept = z.looseObject({ unfinished: unfinished.catch({}) });
/** After that nobody tries again. */
const keptMs = 14 * 24 * 3600 * 1000;

/** Nothing was asked of the platform, because what is known of earlier tries cannot be read. */
const storeAway: SendResult = {
  state: 'failed',
  errorClass: 'retry',
  detail: 'Hub chưa đọc được kho riêng của kênh, sẽ gửi lại.',
};

function read(state: unknown): z.infer<typeof kept> {
  return kept.safeParse(state).data ?? { unfinished: {} };
}

/** No parts: nothing needs to be known of the message any more. */
async function remember({ vault, now }: Keeper, messageId: string, sent: readonly string[]): Promise<void> {
  const at = now().getTime();
  await vault.update((state) => {
    const before = read(state);
    const fresh = Object.entries(before.unfinished).filter(([id, one]) => id !== messageId && at - one.at < keptMs);
    const own = sent.length > 0 ? { [messageId]: { sent: [...sent], at } } : {};
    return Promise.resolve({ ...before, unfinished: { ...Object.fromEntries(fresh), ...own } });
  });
}

/**
 * Sends a message that a platform takes in several parts, one after the other. One that breaks off goes on where it stopped
 * when it is tried again, so that nobody reads its beginning twice. The last part stands for the whole: what is delivered
 * and read is what the last part is.
 */
export async function sendInParts<Part>(
  message: { readonly id: string; readonly parts: readonly Part[] },
  keeper: Keeper,
  send: (part: Part, index: number) => Promise<PartResult>,
): Promise<SendResult> {
  const { id, parts } = message;
  const before = parts.length > 1 ? await sentBefore(keeper, id) : [];
  if (before === null) return storeAway;
  const sent = [...before];
  for (const [index, part] of parts.entries()) {
    if (index < before.length) continue;
    const taken = await send(part, index);
    if (!taken.ok) return brokenOff(taken.result, { id, sent, before: before.length }, keeper);
    sent.push(taken.id ?? '');
  }
  // What stays noted of a message that is out is never asked for again.
  if (before.length > 0) await remember(keeper, id, []).catch(() => undefined);
  const ids = sent.filter((one) => one !== '');
  const earlier = ids.slice(0, -1);
  return { state: 'sent', providerId: ids.at(-1) ?? null, ...(earlier.length > 0 && { alsoProviderIds: earlier }) };
}

async function sentBefore({ vault }: Keeper, id: string): Promise<readonly string[] | null> {
  try {
    return read(await vault.read()).unfinished[id]?.sent ?? [];
  } catch {
    return null;
  }
}

async function brokenOff(
  result: Extract<PartResult, { ok: false }>['result'],
  progress: { readonly id: string; readonly sent: readonly string[]; readonly before: number },
  keeper: Keeper,
): Promise<SendResult> {
  const { id, sent, before } = progress;
  if (sent.length === 0) return result;
  const detail = `Đã gửi ${sent.length} phần đầu; ${result.detail}`;
  if (sent.length === before) return { ...result, detail };
  try {
    await remember(keeper, id, sent);
    return { ...result, detail };
  } catch {
    // A new try would begin anew.
    return { state: 'unknown', detail };
  }
}
