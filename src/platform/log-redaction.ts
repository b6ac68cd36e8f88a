const HIDDEN = '[hidden]';
const MAX_DEPTH = 6;

/** Names of fields whose values are secrets or personal data. */
const HIDDEN_NAME =
  /pass(word|wd|phrase)?$|secret|token|cookie|authori[sz]ation|api[-_]?key|credential|private[-_]?key|^otp$|totp|session[-_]?id|signature|phone|msisdn|e-?mail|address$|full[-_]?name|citizen|^(text|html|body|subject)$/i;

/** Replaces values under telling names, at any depth; errors become plain fields with their causes. */
export function redactFields(fields: object): Record<string, unknown> {
  return redactEntries(Object.entries(fields), 0, new WeakSet());
}

function redactEntries(entries: [string, unknown][], depth: number, seen: WeakSet<object>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    kept[name] = HIDDEN_NAME.test(name) && isContent(value) ? HIDDEN : redactValue(value, depth + 1, seen);
  }
  return kept;
}

function isContent(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'boolean';
}

function redactValue(value: unknown, depth: number, seen: WeakSet<object>): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (seen.has(value) || depth > MAX_DEPTH) return '[…]';
  seen.add(value);
  if (value instanceof Error) {
    const own = redactEntries(Object.entries(value), depth, seen);
    const cause = value.cause === undefined ? {} : { cause: redactValue(value.cause, depth + 1, seen) };
    return { ...own, type: value.name, message: value.message, stack: value.stack, ...cause };
  }
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1, seen));
  return redactEntries(Object.entries(value), depth, seen);
}

const CREDENTIALS_IN_URL = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]+@/gi;
const EMAIL_ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;
/** Vietnamese numbers as people write them: 0912 345 678, +84-912.345.678, 0222.3822.822, 19001022 stays. */
const PHONE_NUMBER = /(?<![\w.:+-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?![\w-])/g;
const QUERY_SECRET = /([?&](?:t|token|access_token|code|secret|key|signature)=)[^&\s"]+/gi;

/** Hides what looks personal or secret inside running text, such as the message of a foreign error. */
export function redactText(text: string): string {
  return text
    .replace(CREDENTIALS_IN_URL, `$1${HIDDEN}@`)
    .replace(QUERY_SECRET, `$1${HIDDEN}`)
    .replace(EMAIL_ADDRESS, HIDDEN)
    .replace(PHONE_NUMBER, HIDDEN);
}
