import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { notFound } from '../../lib/errors.ts';
import { uploadLimits, type UploadService } from './upload-service.ts';

const version = '1.0.0';

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `filename ZW1vdGlvbi5qcGc=,filetype aW1hZ2UvanBlZw==` */
function readMetadata(header: string): ReadonlyMap<string, string> {
  const pairs = header.slice(0, 2000).split(',');
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.trim().split(/\s+/);
      return [name, Buffer.from(value, 'base64').toString('utf8')] as const;
    }),
  );
}

function wholeNumber(value: string | undefined): number {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : -1;
}

/** A name as people see it: no path, no control signs; never what it is stored under. */
function shownName(name: string): string {
  return (
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .trim()
      .normalize('NFC') || 'file'
  );
}

function idOf(request: Request): string {
  return text(request.params['id']);
}

function begin(uploads: UploadService): RequestHandler {
  return async (request, response) => {
    const metadata = readMetadata(request.get('Upload-Metadata') ?? '');
    const upload = await uploads.begin({
      name: shownName(metadata.get('filename') ?? ''),
      type: metadata.get('filetype') ?? 'application/octet-stream',
      size: wholeNumber(request.get('Upload-Length')),
    });
    response
      .status(201)
      .set({
        Location: `${request.baseUrl}/${upload.id}`,
        'Upload-Offset': '0',
        'Upload-Expires': upload.expiresAt.toUTCString(),
      })
      .end();
  };
}

function stands(response: Response, upload: { readonly received: number; readonly size: number }): void {
  response.set({ 'Upload-Offset': String(upload.received), 'Upload-Length': String(upload.size) });
}

function append(uploads: UploadService): RequestHandler {
  return async (request, response) => {
    if (!request.is('application/offset+octet-stream')) {
      response.status(415).end();
      return;
    }
    const piece = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const upload = await uploads.append(idOf(request), wholeNumber(request.get('Upload-Offset')), piece);
    stands(response, upload);
    response.status(upload.isAppended ? 204 : 409).end();
  };
}

/**
 * Files in pieces, by the tus protocol 1.0 (core, creation, termination, expiration): a sender asks where the file ends and
 * goes on from there.
 */
export function uploadRoutes(
  uploads: UploadService,
  throttle: { readonly begin: RequestHandler; readonly piece: RequestHandler },
): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Tus-Resumable': version, 'Cache-Control': 'no-store' });
    next();
  });
  router.options(['/', '/:id'], (_request, response) => {
    response
      .set({
        'Tus-Version': version,
        'Tus-Extension': 'creation,termination,expiration',
        'Tus-Max-Size': String(uploadLimits.fileBytes),
      })
      .status(204)
      .end();
  });
  router.post('/', throttle.begin, begin(uploads));
  router.head('/:id', throttle.piece, async (request, response) => {
    stands(response, await uploads.find(idOf(request)));
    response.status(200).end();
  });
  router.patch(
    '/:id',
    throttle.piece,
    express.raw({ type: () => true, limit: uploadLimits.pieceBytes, inflate: false }),
    append(uploads),
  );
  router.delete('/:id', throttle.piece, async (request, response) => {
    await uploads.drop(idOf(request));
    response.status(204).end();
  });
  router.use(() => {
    throw notFound();
  });
  return router;
}
