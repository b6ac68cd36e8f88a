import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { IntakeDoor, NewReceipt } from '../../src/channels/door.ts';
import type { Delivered } from './delivered.ts';
import { receiptKinds, type StoredMessage } from './events.ts';
import { addPart, flushOverdue, inOnePiece, type Waiting } from './reassembly.ts';
import { readCentreReceipt } from './receipt-text.ts';
import type { SmppSettings } from './schema.ts';
import { commandStatus } from './statuses.ts';

const cursorName = 'inbox';
/** More than a centre has on its way without an answer: only those can come again. */
const mostRemembered = 200;
const rememberMs = 3_600_000;
/** The same words by the same person within a minute are one message, whoever repeated them. */
const sameMs = 60_000;
/** Answers slower than this may have come too late for the centre. */
const slowMs = 5000;
const largestBatch = 200;
const flushEveryMs = 1000;
/** A receipt may overtake the note that its message was sent; until then nothing bears its id. */
const receiptSettleMs = 2000;

const waitingSchema = z.object({
  key: z.string(),
  from: z.string(),
  fromTon: z.number(),
  to: z.string(),
  total: z.number(),
  parts: z.array(z.object({ seq: z.number(), hex: z.string(), dataCoding: z.number() })),
  since: z.number(),
});
/** What is kept beside the receipts: parts that wait, and the marks of what came last. */
const cursorSchema = z.object({
  waiting: z.array(waitingSchema),
  seen: z.array(z.object({ mark: z.string(), at: z.number() })),
});
type Kept = {
  readonly waiting: readonly Waiting[];
  readonly seen: readonly { readonly mark: string; readonly at: number }[];
};

type Item = { readonly delivered: Delivered; readonly session: number; readonly answer: (status: number) => void };

/** How a message came into this process. */
type Arrival = { readonly session: number; readonly at: number; answeredAt: number | null };

/** A message has no id in SMPP 3.4: it is known by all that it is. */
function markOf({ from, to, dataCoding, bytes, place }: Delivered): string {
  const header = JSON.stringify([from, to, dataCoding, place]);
  return createHash('sha256').update(header).update(bytes).digest('hex').slice(0, 32);
}

function storedOf({ from, fromTon, to, total, parts }: Waiting): Buffer {
  const stored: StoredMessage = { from, fromTon, to, total, parts: [...parts] };
  return Buffer.from(JSON.stringify(stored));
}

function receiptOf(waiting: Waiting): NewReceipt {
  const body = storedOf(waiting);
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 32);
  return { kind: receiptKinds.message, externalId: `${mark}:${waiting.since}`, body };
}

/**
 * Makes all that a centre delivers durable before it is answered. A part that waits for its companions is stored in the
 * reader's cursor, in the same transaction as whole messages, so it survives a restart and a centre that sends part by part,
 * each after the answer to the last, is never kept waiting. What arrives while a transaction runs goes into the next one.
 */
export async function createInbox(
  door: IntakeDoor,
  { settings, now }: { readonly settings: SmppSettings; readonly now: () => Date },
) {
  const loaded = cursorSchema.safeParse(await door.loadCursor(cursorName));
  let kept: Kept = loaded.success ? loaded.data : { waiting: [], seen: [] };
  const arrivals = new Map<string, Arrival>();
  /** First times of what could not be stored for sure: it gets the same id when it comes again. */
  const tried = new Map<string, number>();
  const queue: Item[] = [];
  let running: Promise<void> | null = null;
  let isClosed = false;

  /** Come before: parts never come twice by themselves, whole messages where the centre may not know of our answer. */
  function isRepeated({ delivered, session }: Item, mark: string, seen: Kept['seen'], at: number): boolean {
    const before = seen.find((one) => one.mark === mark && at - one.at < rememberMs);
    if (before === undefined) return false;
    if (delivered.place !== null || at - before.at < sameMs) return true;
    const arrival = arrivals.get(mark);
    if (arrival === undefined || arrival.session !== session) return true;
    return arrival.answeredAt === null || arrival.answeredAt - arrival.at > slowMs;
  }

  function receiptOfCentre(delivered: Delivered): NewReceipt {
    const read = readCentreReceipt(delivered, settings.receiptIds);
    if (read !== null) {
      const body = Buffer.from(JSON.stringify(read));
      const externalId = `${read.id}:${read.state}`.slice(0, 200);
      return { kind: receiptKinds.delivery, externalId, body, settleMs: receiptSettleMs };
    }
    return { kind: receiptKinds.unknown, externalId: markOf(delivered), body: delivered.bytes };
  }

  /** What the items make of what is kept; nothing is changed yet. */
  function decide(items: readonly Item[], at: number): { readonly next: Kept; readonly receipts: NewReceipt[] } {
    const receipts: NewReceipt[] = [];
    let { waiting } = kept;
    let { seen } = kept;
    for (const item of items) {
      const { delivered } = item;
      if (delivered.isReceipt) {
        receipts.push(receiptOfCentre(delivered));
        continue;
      }
      const mark = markOf(delivered);
      if (isRepeated(item, mark, seen, at)) continue;
      const first = tried.get(mark) ?? at;
      const { place } = delivered;
      const added =
        place === null
          ? { waiting, done: [inOnePiece(delivered, first)] }
          : addPart(waiting, { ...delivered, place }, first);
      waiting = added.waiting;
      receipts.push(...added.done.map(receiptOf));
      seen = [...seen.filter((one) => one.mark !== mark), { mark, at: first }].slice(-mostRemembered);
    }
    const overdue = flushOverdue(waiting, at, settings.partSeconds * 1000);
    receipts.push(...overdue.done.map(receiptOf));
    return { next: { waiting: overdue.waiting, seen }, receipts };
  }

  async function store(items: readonly Item[]): Promise<void> {
    const at = now().getTime();
    const { next, receipts } = decide(items, at);
    const isChanged = next.waiting !== kept.waiting || next.seen !== kept.seen;
    if (receipts.length > 0 || isChanged)
      await door.accept({
        receipts: receipts.map((receipt) => ({ ...receipt, headers: {} })),
        cursor: { name: cursorName, value: next },
      });
    kept = next;
    for (const item of items) settle(item, at);
  }

  function settle({ delivered, session, answer }: Item, at: number): void {
    answer(commandStatus.ok);
    const mark = markOf(delivered);
    tried.delete(mark);
    if (delivered.isReceipt) return;
    arrivals.set(mark, { session, at, answeredAt: now().getTime() });
    for (const known of arrivals.keys()) if (arrivals.size > mostRemembered) arrivals.delete(known);
  }

  async function work(): Promise<void> {
    do {
      const items = queue.splice(0, largestBatch);
      try {
        await store(items);
      } catch (error) {
        door.log.warn({ err: error }, 'messages of a centre could not be stored; it will send them again');
        const at = now().getTime();
        for (const { delivered, answer } of items) {
          const mark = markOf(delivered);
          tried.set(mark, tried.get(mark) ?? at);
          answer(commandStatus.tryAgain);
        }
        for (const known of tried.keys()) if (tried.size > 10 * mostRemembered) tried.delete(known);
      }
    } while (queue.length > 0);
  }

  function poke(): void {
    running ??= work().finally(() => {
      running = null;
      if (queue.length > 0) poke();
    });
  }

  const flush = setInterval(() => {
    const overdue = flushOverdue(kept.waiting, now().getTime(), settings.partSeconds * 1000);
    if (overdue.done.length > 0) poke();
  }, flushEveryMs);
  flush.unref();

  return {
    /** `session` counts the connections; `answer` is called once all is stored, or with a request to send it again. */
    take(item: Item): void {
      if (isClosed) return item.answer(commandStatus.tryAgain);
      queue.push(item);
      poke();
    },
    async [Symbol.asyncDispose](): Promise<void> {
      isClosed = true;
      clearInterval(flush);
      await running;
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof createInbox>>;
