import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { decodeHeif } from './decode-heif.ts';

const pictureTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/avif',
  'image/tiff',
]);

/** Refused before decoding: a bomb of a picture costs memory, not trust. */
const maxPixels = 50_000_000;
const shownEdge = 1600;
/** A picture within the limits is decoded in a second; a longer one was made to take long. */
const decodeSeconds = 15;

export type ExaminedFile = {
  /** By content, never by what the sender says; unknown content is application/octet-stream. */
  readonly type: string;
  /** The picture re-encoded without metadata, for showing; null when it is not a picture that can be decoded. */
  readonly shown: { readonly bytes: Buffer; readonly width: number; readonly height: number } | null;
  /** Place from the picture's own metadata (WGS 84), a suggestion only. */
  readonly point: { readonly lat: number; readonly lon: number } | null;
  /** Why a file that calls itself a picture cannot be shown. */
  readonly problem: 'not_a_picture' | 'picture_too_large' | 'picture_unreadable' | null;
};

function claimsPicture(name: string, type: string): boolean {
  return type.startsWith('image/') || /\.(jpe?g|png|gif|webp|hei[cf]|avif|bmp|tiff?)$/i.test(name);
}

/** Kind of a file by its content; null when nothing is known that begins like this. */
export async function sniffType(bytes: Buffer): Promise<string | null> {
  return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}

/**
 * Finds out what a file really is. A picture whose header states no more pixels than we decode is decoded (of moving ones
 * the first page), turned upright and encoded anew as JPEG, by which it loses EXIF, comments and thumbnails.
 */
export async function examineFile(file: { name: string; type: string; bytes: Buffer }): Promise<ExaminedFile> {
  const found = await fileTypeFromBuffer(file.bytes);
  const type = found?.mime ?? (looksLikeText(file.bytes) ? 'text/plain' : 'application/octet-stream');
  const none = { type, shown: null, point: null };
  if (!pictureTypes.has(type)) {
    // A kind of picture that we do not decode (BMP, icons) is one all the same.
    const otherwise = claimsPicture(file.name, file.type) ? 'not_a_picture' : null;
    return { ...none, problem: type.startsWith('image/') ? 'picture_unreadable' : otherwise };
  }
  try {
    const picture = sharp(file.bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 });
    const metadata = await picture.metadata();
    const upright = metadata.compression === 'hevc' ? await pixelsOf(file.bytes, metadata) : picture.rotate();
    const { data, info } = await upright
      .resize({ width: shownEdge, height: shownEdge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: false })
      .timeout({ seconds: decodeSeconds })
      .toBuffer({ resolveWithObject: true });
    return {
      type,
      shown: { bytes: data, width: info.width, height: info.height },
      point: metadata.exif ? readExifPoint(metadata.exif) : null,
      problem: null,
    };
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit');
    return { ...none, problem: tooLarge ? 'picture_too_large' : 'picture_unreadable' };
  }
}

/** What an iPhone takes: libvips reads its header and no more. */
async function pixelsOf(bytes: Buffer, { width, height }: { width: number; height: number }): Promise<Sharp> {
  if (width * height > maxPixels) throw new Error('the picture exceeds the pixel limit');
  const decoded = await decodeHeif(bytes, { maxPixels, deadlineMs: decodeSeconds * 1000 });
  if (!decoded) throw new Error('the picture cannot be decoded');
  return sharp(decoded.rgb, { raw: { width: decoded.width, height: decoded.height, channels: 3 } });
}

function looksLikeText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096);
  return head.length > 0 && !head.includes(0) && !head.toString('utf8').includes('\ufffd');
}

/** GPS latitude and longitude out of a TIFF-shaped EXIF block (Exif 2.3, section 4.6.6); null when absent or broken. */
function readExifPoint(exif: Buffer): { lat: number; lon: number } | null {
  try {
    const base = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
    const little = exif.toString('latin1', base, base + 2) === 'II';
    const u16 = (at: number) => (little ? exif.readUInt16LE(base + at) : exif.readUInt16BE(base + at));
    const u32 = (at: number) => (little ? exif.readUInt32LE(base + at) : exif.readUInt32BE(base + at));
    const entry = (directory: number, tag: number) => {
      const count = u16(directory);
      for (let i = 0; i < count; i++) {
        const at = directory + 2 + i * 12;
        if (u16(at) === tag) return at;
      }
      return null;
    };
    const gpsPointer = entry(u32(4), 0x8825);
    if (gpsPointer === null) return null;
    const gps = u32(gpsPointer + 8);
    const degrees = (tag: number, referenceTag: number, negative: string) => {
      const value = entry(gps, tag);
      const reference = entry(gps, referenceTag);
      if (value === null || reference === null) return null;
      const at = u32(value + 8);
      const part = (i: number) => u32(at + i * 8) / (u32(at + i * 8 + 4) || 1);
      const sign = String.fromCharCode(exif.readUInt8(base + reference + 8)) === negative ? -1 : 1;
      return sign * (part(0) + part(1) / 60 + part(2) / 3600);
    };
    const lat = degrees(2, 1, 'S');
    const lon = degrees(4, 3, 'W');
    return lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
  } catch {
    return null;
  }
}
