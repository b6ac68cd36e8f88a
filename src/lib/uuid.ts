import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(16 * 256);
let used = random.length;

/** UUID version 7 (RFC 9562): time-ordered, so that new rows stand together in an index; 74 random bits. */
export function uuidv7(now: number): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, used + 16);
  used += 16;
  const out = Buffer.from(bytes);
  out.writeUIntBE(now, 0, 6);
  out.writeUInt8((out.readUInt8(6) & 0x0f) | 0x70, 6);
  out.writeUInt8((out.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = out.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
