import { openSession, type SmppSession } from './session.ts';
import type { SmppSettings } from './schema.ts';
import { commandStatus } from './statuses.ts';
import { createPace, type Pace } from './pace.ts';

const idleMs = 30_000;

/** A session for sending with its pace. */
export type Line = { readonly session: SmppSession; readonly pace: Pace };

type Pooled = { readonly line: Promise<Line>; readonly forget: () => void; inUse: number; idle: NodeJS.Timeout | null };

/** Sessions of the readers of this process; a transceiver sends as well, and many centres allow one bind alone. */
const readers = new Map<string, Line>();
/** Transmitters that this process opened for sending alone: when needed, closed after half a minute without work. */
const transmitters = new Map<string, Pooled>();

function keyOf(settings: SmppSettings): string {
  const { host, port, tls, systemId, password, systemType, windowSize, throughput } = settings;
  return JSON.stringify([host, port, tls, systemId, password, systemType, windowSize, throughput]);
}

/** Lets sending use the reader's session until it ends. */
export function shareSession(settings: SmppSettings, session: SmppSession): void {
  const key = keyOf(settings);
  const line = { session, pace: createPace(settings) };
  readers.set(key, line);
  void session.ended.then(() => {
    if (readers.get(key) === line) readers.delete(key);
  });
}

async function openTransmitter(settings: SmppSettings): Promise<Line> {
  // A transmitter is delivered nothing; should a centre try all the same, it keeps what it has for the reader.
  const session = await openSession(settings, 'transmitter', (_, answer) => answer(commandStatus.tryAgain));
  return { session, pace: createPace(settings) };
}

function pooledFor(settings: SmppSettings): Pooled {
  const key = keyOf(settings);
  const known = transmitters.get(key);
  if (known !== undefined) return known;
  const pooled: Pooled = { line: openTransmitter(settings), forget, inUse: 0, idle: null };
  function forget(): void {
    if (transmitters.get(key) === pooled) transmitters.delete(key);
  }
  transmitters.set(key, pooled);
  pooled.line.then(({ session }) => session.ended.then(forget), forget);
  return pooled;
}

/**
 * Works with a session for sending: the one of this process's reader, else a transmitter of its own, shared by all that is
 * sent at the same time. Rejects as `openSession` does, or with what `work` throws.
 */
export async function withLine<Result>(settings: SmppSettings, work: (line: Line) => Promise<Result>): Promise<Result> {
  const reader = readers.get(keyOf(settings));
  if (reader?.session.isOpen() === true) return work(reader);
  const pooled = pooledFor(settings);
  if (pooled.idle !== null) clearTimeout(pooled.idle);
  pooled.inUse += 1;
  try {
    const line = await pooled.line;
    line.session.keepsProcess(true);
    return await work(line);
  } finally {
    pooled.inUse -= 1;
    if (pooled.inUse === 0) rest(pooled);
  }
}

/** A process may end while its session rests. */
function rest(pooled: Pooled): void {
  pooled.line.then(
    ({ session }) => {
      if (pooled.inUse > 0) return;
      session.keepsProcess(false);
      pooled.idle = setTimeout(() => {
        pooled.forget();
        void session.unbind();
      }, idleMs);
      pooled.idle.unref();
    },
    () => undefined,
  );
}
