import type { SendErrorClass } from '../../src/channels/outbound.ts';

/** How Zalo refused: what becomes of the message, and when a new try makes sense. */
export type ErrorVerdict = { readonly errorClass: SendErrorClass; readonly retryAfterMs?: number };

/** Which interface answered: they use the same numbers for different things. */
export type ZaloInterface = 'oa' | 'zns';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const vietnamOffsetMs = 7 * hourMs;

const oaClasses: Readonly<Record<SendErrorClass, readonly number[]>> = {
  // -100: an uploaded file is no longer there; a new try uploads it anew.
  retry: [-32, -100, -200, -214],
  reauth: [-124, -216, -220, -242],
  window_closed: [-213, -230, -232, -234],
  recipient_unreachable: [-217, -218, -227, -244],
  config: [-201, -204, -205, -209, -210, -211, -212, -219, -221, -223, -224, -233, -235, -240, -248, -249, -320, -321],
  permanent: [],
};
const znsClasses: Readonly<Record<SendErrorClass, readonly number[]>> = {
  retry: [-32, -100, -133, -144, -147],
  reauth: [-124, -216, -220, -242],
  window_closed: [],
  recipient_unreachable: [-108, -114, -118, -119, -139, -141],
  config: [-109, -111, -112, -115, -131, -132],
  permanent: [],
};

function codesOf(classes: Readonly<Record<SendErrorClass, readonly number[]>>): ReadonlyMap<number, SendErrorClass> {
  const codes = new Map<number, SendErrorClass>();
  for (const errorClass of ['retry', 'reauth', 'window_closed', 'recipient_unreachable', 'config'] as const)
    for (const code of classes[errorClass]) codes.set(code, errorClass);
  return codes;
}

const classOfCode: Readonly<Record<ZaloInterface, ReadonlyMap<number, SendErrorClass>>> = {
  oa: codesOf(oaClasses),
  zns: codesOf(znsClasses),
};

/** Codes by which Zalo says that the access token is over; a renewed one may do. */
const tokenCodes: ReadonlySet<number> = new Set([-124, -216, -220]);

export function isTokenError(code: number): boolean {
  return tokenCodes.has(code);
}

/** The class of an error code. An unknown one is a refusal that would come again. */
export function classifyCode(code: number, side: ZaloInterface, now: Date): ErrorVerdict {
  const errorClass = classOfCode[side].get(code) ?? 'permanent';
  if (code === -32) return { errorClass, retryAfterMs: minuteMs };
  if (side === 'zns' && code === -133) return { errorClass, retryAfterMs: untilHour(6, now) };
  // The quota of the day begins anew at midnight, but nobody may be written to before six.
  if (side === 'zns' && (code === -144 || code === -147)) return { errorClass, retryAfterMs: untilTomorrowAt(6, now) };
  return { errorClass };
}

function untilHour(hour: number, now: Date): number {
  const sinceMidnight = (now.getTime() + vietnamOffsetMs) % (24 * hourMs);
  const ahead = hour * hourMs - sinceMidnight;
  return ahead > 0 ? ahead : ahead + 24 * hourMs;
}

function untilTomorrowAt(hour: number, now: Date): number {
  const sinceMidnight = (now.getTime() + vietnamOffsetMs) % (24 * hourMs);
  return (24 + hour) * hourMs - sinceMidnight;
}
