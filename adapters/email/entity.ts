import { mailLimits } from './limits.ts';
import { splitPart, type MailHeaders, type SplitMail } from './mail-headers.ts';
import { readStructured, type StructuredField } from './parameters.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** One part of a mail. Bodies of leaves are still transfer-encoded; a multipart has children instead. */
export type Entity = {
  readonly headers: MailHeaders;
  readonly type: StructuredField;
  readonly body: Buffer;
  readonly children: readonly Entity[];
  /** True when the part says that it has parts and none could be found, or too many or too deep ones. */
  readonly isBroken: boolean;
};

/** What the parts of one mail may still cost together. */
export type PartBudget = { parts: number };

/**
 * Reads the tree of parts. Each level searches its own slice once, depth and number of parts are bounded, so the time is
 * linear in the size of the mail. Never throws.
 */
export function readEntity(split: SplitMail, budget: PartBudget, depth = 0): Entity {
  const { headers, body } = split;
  const type = readStructured(headers.first('content-type'));
  const whole = { headers, type, body, children: [], isBroken: false };
  if (!type.value.startsWith('multipart/')) return whole;
  const boundary = type.parameters.get('boundary') ?? '';
  if (boundary === '' || depth >= mailLimits.depth) return { ...whole, isBroken: true };
  const { slices, isComplete } = splitParts(decodedIfEncoded(split, boundary), boundary, budget);
  // A mail without any words is no broken one.
  if (slices.length === 0) return { ...whole, isBroken: body.some((byte) => byte > 0x20) };
  const children = slices.map((slice) => readEntity(splitPart(slice), budget, depth + 1));
  return { ...whole, body: body.subarray(0, 0), children, isBroken: !isComplete };
}

/** A transfer encoding of a whole multipart is forbidden, and some gateways write it: then no boundary shows. */
function decodedIfEncoded({ headers, body }: SplitMail, boundary: string): Buffer {
  const encoding = headers.first('content-transfer-encoding');
  if (encoding === null || /^\s*(?:[78]bit|binary)/iu.test(encoding) || body.includes(`--${boundary}`)) return body;
  return decodeTransfer(body, encoding);
}

/** The bytes between the boundary lines; a missing closing line is forgiven, because mails are cut off. */
function splitParts(
  body: Buffer,
  boundary: string,
  budget: PartBudget,
): { readonly slices: readonly Buffer[]; readonly isComplete: boolean } {
  const mark = Buffer.from(`--${boundary}`);
  const slices: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    const after = at + mark.length;
    const isLineStart = at === 0 || body[at - 1] === 0x0a;
    const isLast = body[after] === 0x2d && body[after + 1] === 0x2d;
    const lineEnd = blankUntilLineEnd(body, isLast ? after + 2 : after);
    if (!isLineStart || (lineEnd < 0 && !isLast)) continue;
    if (start >= 0) slices.push(body.subarray(start, withoutLineEnd(body, start, at)));
    if (isLast) return { slices, isComplete: true };
    if (budget.parts <= 0) return { slices, isComplete: false };
    budget.parts -= 1;
    start = lineEnd;
  }
  if (start >= 0) slices.push(body.subarray(start));
  return { slices, isComplete: true };
}

/** Position after the line when only blanks stand on the rest of it; otherwise this is another, longer boundary. */
function blankUntilLineEnd(body: Buffer, start: number): number {
  let at = start;
  while (at < start + 200 && (body[at] === 0x20 || body[at] === 0x09 || body[at] === 0x0d)) at += 1;
  if (at >= body.length) return body.length;
  return body[at] === 0x0a ? at + 1 : -1;
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(body: Buffer, start: number, end: number): number {
  let at = end;
  if (at > start && body[at - 1] === 0x0a) at -= 1;
  if (at > start && body[at - 1] === 0x0d) at -= 1;
  return at;
}
