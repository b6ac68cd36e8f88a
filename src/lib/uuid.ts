import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(16 * 256);
let used = random.length;
/** Time and number of the newest id; what comes in the same millisecond, or after the clock went back, counts on from there. */
const newest = { at: 0, count: 0 };
const counts = 0x1000;

/** Half of the numbers of a millisecond are kept for counting up, so that the next id is greater whatever chance gave the first. */
function tick(now: number, chance: number): typeof newest {
  if (now > newest.at) {
    newest.at = now;
    newest.count = chance % (counts / 2);
  } else {
    newest.count += 1;
    if (newest.count === counts) {
      newest.at += 1;
      newest.count = 0;
    }
  }
  return newest;
}

/**
 * UUID version 7 (RFC 9562, 6.2 method 1: a counter of 12 bits after the millisecond, 62 random bits). Every id is greater than
 * the one this process made before it: new rows stand together in an index, and what was made first is sorted first.
 */
export function uuidv7(now: number): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const out = Buffer.from(random.subarray(used, used + 16));
  used += 16;
  const { at, count } = tick(now, out.readUInt16BE(6));
  out.writeUIntBE(at, 0, 6);
  out.writeUInt16BE(0x7000 | count, 6);
  out.writeUInt8((out.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = out.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
