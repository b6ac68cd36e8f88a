import sharp from 'sharp';
import type { IdentityKind } from '../../src/channels/kinds.ts';
import type { OutboundAttachment, OutboundFile } from '../../src/channels/outbound.ts';
import { zaloLimits } from './schema.ts';

/** A file as Zalo takes it. */
export type FittedFile = {
  readonly upload: 'image' | 'gif' | 'file';
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Needed for moving pictures. */
  readonly size?: { readonly width: number; readonly height: number };
};

const maxPixels = 100_000_000;
const documents = /\.(?:pdf|docx?)$/iu;
const pictures = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff', 'avif']);
/** Tried in this order until the picture is small enough: longest edge and JPEG quality. */
const steps = [
  { edge: 2560, quality: 82 },
  { edge: 1600, quality: 75 },
  { edge: 1024, quality: 65 },
] as const;

/** Whether a file can go to an address of this kind: a template for a telephone number has no room for any. */
export function carriesOnZalo({ name, type, size }: OutboundFile, kind: IdentityKind): boolean {
  if (kind !== 'zalo') return false;
  if (type === 'image/gif') return size <= zaloLimits.gifBytes;
  return type.startsWith('image/') || (documents.test(name) && size <= zaloLimits.fileBytes);
}

/** Makes a file fit the platform; null: Zalo has no way to send it, or it is too large. */
export async function fitFile(file: OutboundAttachment): Promise<FittedFile | null> {
  const picture = await readPicture(file.bytes);
  if (picture === null) return fitDocument(file);
  const { format, width, height } = picture;
  if (format === 'gif')
    return file.bytes.length > zaloLimits.gifBytes
      ? null
      : { upload: 'gif', name: file.name, type: 'image/gif', bytes: file.bytes, size: { width, height } };
  const isTaken = format === 'jpeg' || format === 'png';
  if (isTaken && file.bytes.length <= zaloLimits.imageBytes)
    return { upload: 'image', name: file.name, type: `image/${format}`, bytes: file.bytes };
  const bytes = await shrink(file.bytes);
  const name = `${file.name.replace(/\.[^.]*$/u, '')}.jpg`;
  return bytes === null ? null : { upload: 'image', name, type: 'image/jpeg', bytes };
}

async function readPicture(
  bytes: Buffer,
): Promise<{ readonly format: string; readonly width: number; readonly height: number } | null> {
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    return format === 'gif' || pictures.has(format) ? { format, width, height } : null;
  } catch {
    return null;
  }
}

function fitDocument(file: OutboundAttachment): FittedFile | null {
  if (!documents.test(file.name) || file.bytes.length > zaloLimits.fileBytes) return null;
  return { upload: 'file', name: file.name, type: file.type, bytes: file.bytes };
}

async function shrink(bytes: Buffer): Promise<Buffer | null> {
  try {
    for (const { edge, quality } of steps) {
      const smaller = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
        .rotate()
        .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality })
        .toBuffer();
      if (smaller.length <= zaloLimits.imageBytes) return smaller;
    }
    return null;
  } catch {
    return null;
  }
}
