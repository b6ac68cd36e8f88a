import { z } from 'zod';
import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { callBot, type BotFailure } from './bot-api.ts';
import { backoffMs, pause } from '../../src/lib/backoff.ts';
import { modeOf, wantedUpdates, type TelegramSettings } from './schema.ts';
import { receiptOf } from './update-receipt.ts';
import { telegramUpdate } from './update-schema.ts';
import { dropOwnWebhook } from './webhook.ts';

const cursorName = 'updates';
const cursor = z.object({ offset: z.int(), at: z.number() });
type Position = z.infer<typeof cursor>;

/** How long Telegram holds a question open while there is nothing to tell. */
const longestHoldSeconds = 50;
/** After a week of silence Telegram begins its numbers anew, possibly below ours: then it is asked for all it has. */
const numbersHoldMs = 6 * 24 * 3600 * 1000;

/** Asks Telegram for updates until stopped; in webhook mode there is nothing to listen for. */
export function listenForUpdates(account: Account<TelegramSettings>, door: IntakeDoor): Promise<Running> {
  const stop = new AbortController();
  const work = modeOf(account.settings) === 'polling' ? poll({ account, door, signal: stop.signal }) : null;
  return Promise.resolve({
    async [Symbol.asyncDispose]() {
      stop.abort();
      await work;
    },
  });
}

type Poller = {
  readonly account: Account<TelegramSettings>;
  readonly door: IntakeDoor;
  readonly signal: AbortSignal;
};

async function poll({ account, door, signal }: Poller): Promise<void> {
  let failures = 0;
  let position: Position | null | undefined;
  // The first question, also after a failure, is answered at once: health must not wait for somebody to write.
  let holdSeconds = 0;
  while (!signal.aborted) {
    let waitMs = 0;
    try {
      position ??= cursor.safeParse(await door.loadCursor(cursorName)).data ?? null;
      const answer = await ask({ account, position, holdSeconds, signal });
      if (signal.aborted) break;
      if (answer.ok) {
        position = (await takeOver(answer.result, { account, door })) ?? position;
        failures = 0;
        door.report(null);
        // A server that does not hold the question open must not be asked in a loop.
        waitMs = holdSeconds > 0 && answer.result.length === 0 && answer.tookMs < 500 ? 500 : 0;
        holdSeconds = longestHoldSeconds;
      } else {
        failures += 1;
        holdSeconds = 0;
        waitMs = Math.max(answer.retryAfterMs ?? 0, backoffMs(failures, Math.random()));
        if (!(await dropOwnWebhook(account, answer))) door.report(inWords(answer));
        door.log.warn({ code: answer.code, failures }, 'Telegram gave no updates');
      }
    } catch (error) {
      failures += 1;
      holdSeconds = 0;
      waitMs = backoffMs(failures, Math.random());
      door.report(`Telegram: ${error instanceof Error ? error.message : String(error)}`);
      door.log.warn({ failures }, 'updates of Telegram could not be stored');
    }
    if (waitMs > 0) await pause(waitMs, signal);
  }
}

async function ask(question: {
  readonly account: Account<TelegramSettings>;
  readonly position: Position | null;
  readonly holdSeconds: number;
  readonly signal: AbortSignal;
}) {
  const { account, position, holdSeconds, signal } = question;
  const isFresh = position !== null && account.now().getTime() - position.at < numbersHoldMs;
  const startedAt = performance.now();
  const answer = await callBot(account.settings, {
    method: 'getUpdates',
    payload: {
      timeout: holdSeconds,
      limit: 100,
      allowed_updates: wantedUpdates,
      ...(isFresh && { offset: position.offset }),
    },
    result: z.array(z.unknown()),
    timeoutMs: (holdSeconds + 15) * 1000,
    signal,
  });
  return answer.ok ? { ...answer, tookMs: performance.now() - startedAt } : answer;
}

/** Stores updates and the number to go on from in one transaction. The next question confirms them, so never before this. */
async function takeOver(
  updates: readonly unknown[],
  { account, door }: Pick<Poller, 'account' | 'door'>,
): Promise<Position | null> {
  const numbers = updates.flatMap((update) => telegramUpdate.safeParse(update).data?.update_id ?? []);
  if (numbers.length === 0) return null;
  const position = { offset: Math.max(...numbers) + 1, at: account.now().getTime() };
  await door.accept({
    receipts: updates.map((update) => ({ ...receiptOf(Buffer.from(JSON.stringify(update))), headers: {} })),
    cursor: { name: cursorName, value: position },
  });
  return position;
}

function inWords({ code, detail }: BotFailure): string {
  if (code === 409)
    return 'Telegram: somebody else takes this bot’s messages, by a webhook of another system or a second program that polls with the same token (409)';
  if (code === 401 || code === 404)
    return `Telegram does not know the bot token; make a new one with @BotFather (${code})`;
  return `Telegram: ${detail}`;
}
