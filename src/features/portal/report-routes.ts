import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { CodeAddress } from '../one-time-code/one-time-code-service.ts';
import { proofForms } from '../proof/proof-service.ts';
import { HubError } from '../../lib/errors.ts';
import { ownHeaders } from '../../lib/own-headers.ts';
import { peerOf } from '../../platform/limits.ts';
import { admitReport } from './admit-report.ts';
import { frameOf, languageOf, privately, send, sendPortalError, text, wantsJson } from './answer-page.ts';
import { readCodeAddress } from './code-address.ts';
import type { PortalDeps, ReceiveResult } from './portal-deps.ts';
import { presentFrame, presentProblems, presentReport } from './portal-presenter.ts';
import { readForm, type ReadForm } from './read-form.ts';
import { withFiles } from './with-files.ts';

type Refusal = Extract<ReceiveResult, { ok: false }>;

const noProof: Refusal = {
  ok: false,
  status: 400,
  code: 'proof.invalid',
  message: {
    vi: 'Trang đã mở quá lâu nên chưa gửi được. Nội dung vẫn còn; hãy bấm Gửi lần nữa.',
    en: 'The page was open too long and nothing was sent. What you wrote is kept; please press Send again.',
  },
  fields: [],
};
const filesMissing: Refusal = {
  ok: false,
  status: 400,
  code: 'upload.missing',
  message: {
    vi: 'Có tệp chưa tải lên xong. Hãy chọn lại tệp rồi gửi.',
    en: 'A file was not uploaded completely. Please choose it again and send.',
  },
  fields: [
    {
      field: 'photos',
      message: {
        vi: 'Có tệp chưa tải lên xong. Hãy chọn lại.',
        en: 'A file was not uploaded completely. Please choose it again.',
      },
    },
  ],
};

/** Headers as they came, without those by which only we may speak to the web channel. */
function headersOf(req: Request, proved: CodeAddress | null): Record<string, string> {
  const single = Object.entries(req.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const own = {
    [ownHeaders.door]: 'portal',
    ...(proved && { [ownHeaders.proved]: `${proved.kind}:${proved.address}` }),
  };
  return { ...Object.fromEntries(single.filter(([name]) => !name.startsWith(ownHeaders.prefix))), ...own };
}

function uploadIds(values: ReadForm['values']): string[] {
  return (values['uploads'] ?? '').split(',').filter((id) => id !== '');
}

/** Admits a form and hands it over. */
async function receive(deps: PortalDeps, req: Request, form: ReadForm): Promise<ReceiveResult> {
  const { values } = form;
  const submission = (values['submission'] ?? '').toLowerCase();
  const proved = deps.codes.vouched(values['confirmed'] ?? '', submission);
  const admitted = await admitReport({ peer: peerOf(req.ip), values, proved }, deps.admission);
  if (admitted === null) return noProof;
  try {
    return await hand(deps, req, { values, proved });
  } catch (error) {
    await admitted.forget();
    throw error;
  }
}

/** Gathers the files that came before the form and hands all of it over as one input. Throws where the hub cannot take it now. */
async function hand(
  deps: PortalDeps,
  req: Request,
  { values, proved }: { readonly values: ReadForm['values']; readonly proved: CodeAddress | null },
): Promise<ReceiveResult> {
  const ids = uploadIds(values);
  const files = ids.length === 0 ? [] : await deps.uploads.collect(ids);
  if (files === null) return filesMissing;
  const posted = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const body = files.length === 0 ? posted : withFiles(posted, req.headers['content-type'] ?? '', files);
  if (body === null) return filesMissing;
  const result = await deps.receive({ body, headers: headersOf(req, proved), query: {}, receivedAt: deps.now() });
  if (result.ok && ids.length > 0) await deps.uploads.used(ids);
  return result;
}

/** Whoever wants updates and has not confirmed the address yet is asked for it next; the report is already in. */
async function nextPath(
  deps: PortalDeps,
  result: Extract<ReceiveResult, { ok: true }>,
  form: ReadForm,
): Promise<string> {
  const { values } = form;
  const path = new URL(result.trackingUrl, deps.baseUrl).pathname;
  const notice = result.fresh ? 'sent' : 'already';
  const first = readCodeAddress(values['email'] || values['phone'] || '');
  const isAsked = values['updates'] === '1' && (values['confirmed'] ?? '') === '' && first !== null;
  const canConfirm = isAsked && (await deps.confirms()).includes(first.kind);
  return canConfirm ? `${path}/confirm?notice=${notice}` : `${path}?notice=${notice}`;
}

async function showRefusedReport(deps: PortalDeps, res: Response, result: Refusal, form: ReadForm): Promise<void> {
  const { values, fileNames } = form;
  const lang = values['lang'] === 'en' ? 'en' : languageOf(res.req);
  const reference = await deps.reference();
  const frame = presentFrame({ lang, path: '/gui', assets: deps.assets(), reference });
  const isNameless = result.fields.some(({ field }) => field === 'submission');
  const page = presentReport({
    frame,
    reference,
    limits: deps.limits,
    confirms: await deps.confirms(),
    submission: isNameless ? deps.newSubmission() : (values['submission'] ?? deps.newSubmission()),
    shown: values['shown'] ?? deps.proofs.shown(),
    values,
    problems: presentProblems(lang, result.message, result.fields),
    lostFiles: fileNames,
  });
  send(deps, res, page, result.status);
}

function showReport(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const reference = await deps.reference();
    const frame = await frameOf(deps, req, req.originalUrl);
    const values = { categoryCode: text(req.query['categoryCode']), unitCode: text(req.query['unitCode']) };
    const page = presentReport({
      frame,
      reference,
      limits: deps.limits,
      confirms: await deps.confirms(),
      submission: deps.newSubmission(),
      shown: deps.proofs.shown(),
      values,
    });
    send(deps, res, page);
  };
}

function takeReport(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const form = await readForm(Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0), req.headers['content-type']);
    const result = await receive(deps, req, form);
    const asJson = wantsJson(req);
    if (result.ok) {
      const path = await nextPath(deps, result, form);
      if (asJson)
        res.status(result.fresh ? 201 : 200).json({ code: result.code, trackingUrl: result.trackingUrl, path });
      else res.redirect(303, path);
      return;
    }
    if (asJson) {
      const { code, message, fields } = result;
      res.status(result.status).json({ error: { code, message, fields } });
      return;
    }
    if (result.status === 413 && result.fields.length === 0)
      return sendPortalError(deps, res, { status: 413, message: result.message });
    await showRefusedReport(deps, res, result, form);
  };
}

async function weightFor(deps: PortalDeps, peer: string): Promise<number> {
  const isOver = (index: 0 | 1): Promise<boolean> =>
    deps.manyProofs[index].take(peer).then(
      () => false,
      () => true,
    );
  const [isMany, isVeryMany] = [await isOver(0), await isOver(1)];
  return isVeryMany ? 8 : isMany ? 3 : 1;
}

/** A challenge for one thing; whoever asks for many gets harder ones. */
function giveChallenge(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const form = proofForms.find((one) => one === req.query['form']);
    const about = text(req.query['about']).toLowerCase();
    if (form === undefined || !/^[0-9a-f-]{36}$/.test(about)) {
      throw new HubError('invalid', 'proof.about', {
        vi: 'Thiếu tên biểu mẫu hoặc mã gửi.',
        en: 'The form or its submission id is missing.',
      });
    }
    res.json(await deps.proofs.challenge({ form, about }, await weightFor(deps, peerOf(req.ip))));
  };
}

/** The report form: shown, taken, and what it needs on the way. */
export function reportRoutes(deps: PortalDeps): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: deps.limits.maxBodyBytes, inflate: false });
  router.get('/gui', privately, showReport(deps));
  router.post('/gui', deps.throttle.submit, privately, rawBody, takeReport(deps));
  router.get('/gui/proof', deps.throttle.look, privately, giveChallenge(deps));
  router.use('/gui/files', deps.rooms.uploads);
  return router;
}
