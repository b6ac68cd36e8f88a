import { parentPort } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';
import type { HeifRequest, HeifPixels } from './decode-heif.ts';

// The entry of the thread that decodes HEIC. What it receives was written by `decode-heif.ts`, what it decodes by anybody.

const pageBytes = 65_536;
/** A picture of 50 million pixels needs half of it. */
const maxBytes = 768 * 2 ** 20;

/**
 * @NOTE The memory of WebAssembly lies outside the heap that a thread's limits bound, and libheif itself would let it grow to two
 * gigabytes: growing is refused here, as where there is no more memory.
 */
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function boundedGrow(pages: number): number {
  if (this.buffer.byteLength + pages * pageBytes > maxBytes) throw new RangeError('the picture needs too much memory');
  return grow.call(this, pages);
};

function orThrow<Value extends object>(value: Value): Exclude<Value, { readonly code: unknown }> {
  if ('code' in value && value.code !== undefined) throw new Error('the picture cannot be decoded');
  // The package answers with an error object instead of throwing; what has no code is what was asked for.
  return value as Exclude<Value, { readonly code: unknown }>;
}

/** The primary picture as rows of RGB, turned upright as the file says. */
function decode({ file, maxPixels }: HeifRequest): HeifPixels {
  const context = libheif.heif_context_alloc();
  const read = libheif.heif_context_read_from_memory(context, file);
  if (read.code !== libheif.heif_error_code.heif_error_Ok) throw new Error('the file cannot be read');
  const handle = orThrow(libheif.heif_js_context_get_primary_image_handle(context));
  const [width, height] = [libheif.heif_image_handle_get_width(handle), libheif.heif_image_handle_get_height(handle)];
  if (!(width * height > 0 && width * height <= maxPixels)) throw new Error('the picture has too many pixels');
  const picture = orThrow(
    libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGB,
    ),
  );
  const [channel] = picture.channels;
  const isAsItSays = picture.width === width && picture.height === height;
  if (!channel || !isAsItSays) throw new Error('the picture is not as it says');
  return { width, height, rgb: rowsOf(channel, picture) };
}

/** Without what pads each row. */
function rowsOf(
  { data, stride }: { readonly data: Uint8Array; readonly stride: number },
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array<ArrayBuffer> {
  const row = width * 3;
  const rgb = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) rgb.set(data.subarray(y * stride, y * stride + row), y * row);
  return rgb;
}

parentPort?.on('message', (request: HeifRequest) => {
  const answer = decode(request);
  parentPort?.postMessage(answer, [answer.rgb.buffer]);
});
parentPort?.postMessage('ready', []);
