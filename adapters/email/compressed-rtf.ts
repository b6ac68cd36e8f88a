/** What every compressed text may point back into before it has written anything (MS-OXRTFCP, section 2.1.2.1). */
const preset = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const headerBytes = 16;
const plainMark = 0x414c454d;
const packedMark = 0x75465a4c;
const windowBytes = 4096;
/** More text than this is nobody's letter. */
const mostBytes = 2 ** 22;
/** Eight pointers of two bytes below one byte of flags stand for 17 bytes each. */
const mostGrowth = 8;

/** Unpacks Outlook's compressed RTF (MS-OXRTFCP). Null: these bytes are none. Damage ends it early. Linear, never throws. */
export function unpackRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < headerBytes) return null;
  const size = Math.min(bytes.readUInt32LE(4), mostBytes, bytes.length * mostGrowth);
  const mark = bytes.readUInt32LE(8);
  if (mark === plainMark) return bytes.subarray(headerBytes, headerBytes + size);
  return mark === packedMark ? unpack(bytes, size) : null;
}

function unpack(bytes: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  const window = Buffer.alloc(windowBytes, 0x20);
  preset.copy(window);
  let place = preset.length;
  let length = 0;
  const put = (byte: number): void => {
    window[place] = byte;
    place = (place + 1) % windowBytes;
    if (length < size) out[length] = byte;
    length += 1;
  };
  let at = headerBytes;
  while (at < bytes.length && length < size) {
    const flags = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < bytes.length && length < size; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const pointer = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = pointer >> 4;
      // A pointer to the place that is written next marks the end.
      if (from === place) return out.subarray(0, length);
      for (let step = 0; step < (pointer & 0xf) + 2; step += 1) put(window[(from + step) % windowBytes] ?? 0);
    }
  }
  return out.subarray(0, Math.min(length, size));
}
