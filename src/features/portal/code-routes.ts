import express, { Router, type RequestHandler } from 'express';
import type { ConfirmPage, DetailsStep } from '../../contract/portal-pages.ts';
import { codeCheck, codeRequest } from '../../contract/public.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { frameOf, languageOf, linkOf, pathOf, privately, send, text } from './answer-page.ts';
import { maskAddress, readCodeAddress } from './code-address.ts';
import type { PortalDeps } from './portal-deps.ts';

const words = {
  wrong: {
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Kiểm tra lại sáu chữ số, hoặc xin mã mới sau một phút.',
    en: 'The code is wrong, was used or has ended. Check the six digits, or ask for a new code after a minute.',
  },
  rests: {
    vi: 'Vừa gửi mã cho địa chỉ này. Mỗi phút gửi được một mã, mỗi ngày năm mã; hãy đợi rồi thử lại.',
    en: 'This address was just sent a code. One a minute and five a day can be sent; please wait and try again.',
  },
  unreachable: {
    vi: 'Hiện chưa gửi được mã tới địa chỉ này. Bạn vẫn theo dõi được bằng đường dẫn riêng.',
    en: 'No code can be sent to this address now. Your private link still works.',
  },
  address: {
    vi: 'Nhập số điện thoại hoặc email. Ví dụ: 0912 345 678.',
    en: 'Enter a phone number or an e-mail address. Example: 0912 345 678.',
  },
  proof: {
    vi: 'Chưa gửi được mã. Hãy bấm lần nữa.',
    en: 'The code could not be sent. Please press again.',
  },
} as const;

function refusal(kind: 'invalid' | 'too_many' | 'conflict', name: keyof typeof words): HubError {
  return new HubError(kind, `code.${name}`, words[name], { fields: [{ field: 'code', message: words[name] }] });
}

/** From the form, before it is sent: a code to the typed address. */
function askInForm(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const asked = codeRequest.parse(req.body);
    const address = readCodeAddress(asked.address);
    if (!address) throw refusal('invalid', 'address');
    const about = asked.about.toLowerCase();
    // A browser on an address without https cannot work on a challenge; the limits hold for it all the same.
    const isGood =
      asked.proof === undefined ? !deps.isSecure : await deps.proofs.take({ form: 'code', about }, asked.proof);
    if (!isGood) throw refusal('invalid', 'proof');
    const sent = await deps.codes.request({ ...address, purpose: 'updates', lang: asked.lang });
    if (sent === 'rests') throw refusal('too_many', 'rests');
    if (sent === 'unreachable') throw refusal('conflict', 'unreachable');
    res.json({ ok: true, masked: maskAddress(address) });
  };
}

/** The digits against a word of ours that the form carries. */
function checkInForm(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const { address: typed, about, code } = codeCheck.parse(req.body);
    const address = readCodeAddress(typed);
    if (!address || !(await deps.codes.check({ ...address, purpose: 'updates', code })))
      throw refusal('invalid', 'wrong');
    res.json({ ok: true, confirmed: deps.codes.vouch(address, about.toLowerCase()) });
  };
}

type Confirming = Pick<ConfirmPage, 'step' | 'problem' | 'isNew'>;

/** The second of the two steps, after the report is in. */
function confirming(deps: PortalDeps) {
  async function show(res: Parameters<RequestHandler>[1], state: Confirming, status = 200): Promise<void> {
    const { req } = res;
    const link = linkOf(req);
    const path = pathOf(link);
    const sender = await deps.senders.senderOf(link);
    if (!sender || sender.isVerified || !(await deps.confirms()).includes(sender.kind)) {
      res.redirect(303, `${path}${state.isNew ? '?notice=sent' : ''}`);
      return;
    }
    const frame = await frameOf(deps, req, `${path}/confirm`);
    const { kind: addressKind } = sender;
    const page = {
      kind: 'confirm',
      frame,
      code: link.code,
      path,
      addressKind,
      masked: maskAddress(sender),
      ...state,
    } as const;
    send(deps, res, page, status);
  }
  const offer: RequestHandler = async (req, res) =>
    show(res, { step: 'offer', problem: null, isNew: req.query['notice'] === 'sent' });
  const ask: RequestHandler = async (req, res) => {
    const lang = languageOf(req);
    const sent = await deps.senders.askToConfirm(linkOf(req), lang);
    if (sent === 'sent') return show(res, { step: 'enter', problem: null, isNew: false });
    // An earlier code may be on its way still: the box for it stays.
    const step = sent === 'rests' ? 'enter' : 'offer';
    return show(res, { step, problem: words[sent][lang], isNew: false }, sent === 'rests' ? 429 : 409);
  };
  const check: RequestHandler = async (req, res) => {
    const link = linkOf(req);
    const typed: Record<string, unknown> = { ...req.body };
    if (await deps.senders.confirm(link, text(typed['digits']).slice(0, 20))) {
      res.redirect(303, `${pathOf(link)}?notice=confirmed`);
      return;
    }
    await show(res, { step: 'enter', problem: words.wrong[languageOf(req)], isNew: false }, 400);
  };
  return { offer, ask, check };
}

/** From the code to the whole case, by the address that it was sent with. */
function openingDetails(deps: PortalDeps) {
  async function show(res: Parameters<RequestHandler>[1], details: DetailsStep, status: number): Promise<void> {
    const { req } = res;
    const typed: Record<string, unknown> = { ...req.body };
    const code = parseTicketCode(text(typed['code']));
    const found = code ? await deps.status(code) : null;
    if (!code || !found) throw notFound();
    const frame = await frameOf(deps, req, `/tra-cuu?code=${code}`);
    const result = { type: 'found', status: found } as const;
    send(deps, res, { kind: 'lookup', frame, typed: code, result, details, meToo: null }, status);
  }
  const ask: RequestHandler = async (req, res) => {
    const typed: Record<string, unknown> = { ...req.body };
    const lang = languageOf(req);
    const [code, address] = [parseTicketCode(text(typed['code'])), readCodeAddress(text(typed['address']))];
    if (!code) throw notFound();
    const box = text(typed['address']).slice(0, 254);
    if (!address) return show(res, { step: 'ask', address: box, problem: words.address[lang] }, 400);
    await deps.senders.askForDetails(code, address, lang);
    return show(res, { step: 'enter', address: box, problem: null }, 200);
  };
  const open: RequestHandler = async (req, res) => {
    const typed: Record<string, unknown> = { ...req.body };
    const [code, address] = [parseTicketCode(text(typed['code'])), readCodeAddress(text(typed['address']))];
    const digits = text(typed['digits']).slice(0, 20);
    const link = code && address ? await deps.senders.openDetails(code, address, digits) : null;
    if (link) {
      res.redirect(303, pathOf(link));
      return;
    }
    const box = text(typed['address']).slice(0, 254);
    await show(res, { step: 'enter', address: box, problem: words.wrong[languageOf(req)] }, 400);
  };
  return { ask, open };
}

/** One-time codes: in the form, after it, and on the way from a code to its case. */
export function codeRoutes(deps: PortalDeps): Router {
  const router = Router();
  const json = express.json({ limit: '20kb', strict: true, type: 'application/json' });
  const form = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 10 });
  const { code } = deps.throttle;
  const confirm = confirming(deps);
  const details = openingDetails(deps);
  router.post('/gui/code', code, privately, json, askInForm(deps));
  router.post('/gui/code/check', code, privately, json, checkInForm(deps));
  router.get('/t/:code/:token/confirm', deps.throttle.look, privately, confirm.offer);
  router.post('/t/:code/:token/confirm', code, privately, form, confirm.ask);
  router.post('/t/:code/:token/confirm/check', code, privately, form, confirm.check);
  router.post('/tra-cuu/ma', code, privately, form, details.ask);
  router.post('/tra-cuu/xac-nhan', code, privately, form, details.open);
  return router;
}
