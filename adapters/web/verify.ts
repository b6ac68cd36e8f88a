import { createHash } from 'node:crypto';
import type { FieldProblem, NewReceipt, RawInput, Verdict } from '../../src/channels/door.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { fileProblems } from './file-rules.ts';
import { fieldProblems, webForm } from './form-fields.ts';
import type { PostedForm } from './posted-form.ts';
import { readBody } from './read-body.ts';
import { webLimits } from './schema.ts';

/** The kind of the one receipt a form becomes; its id is the form's own, so that a second click changes nothing. */
const formKind = 'form';

const refusals = {
  type: { vi: 'Định dạng gửi lên không được hỗ trợ.', en: 'This content type is not supported.' },
  malformed: {
    vi: 'Không đọc được biểu mẫu. Vui lòng gửi lại.',
    en: 'The form could not be read. Please send it again.',
  },
  size: {
    vi: 'Phản ánh quá lớn. Tổng dung lượng tối đa là 25 MB.',
    en: 'The report is too large. All files together may have 25 MB.',
  },
  program: {
    vi: 'Địa chỉ này chỉ nhận phản ánh từ biểu mẫu của cổng. Hãy gửi tại trang Gửi phản ánh.',
    en: 'This address takes reports from the form of the portal only. Please use the report page.',
  },
  fields: { vi: 'Một số mục cần sửa trước khi gửi.', en: 'Some entries need to be corrected.' },
} as const satisfies Record<string, Bilingual>;

/** For an account that an administrator closed to programs. */
export function refuseProgram(): Verdict {
  return { ok: false, status: 403, code: 'form.programs_closed', message: refusals.program };
}

/** Checks a posted form completely, so that a person hears of mistakes while the page is still open. Never throws. */
export async function verifyForm(input: RawInput): Promise<Verdict> {
  const contentType = input.headers['content-type'] ?? '';
  if (input.body.length > maxBytes(contentType)) {
    return {
      ok: false,
      status: 413,
      code: 'form.too_large',
      message: refusals.size,
      fields: [{ field: 'photos', message: refusals.size }],
    };
  }
  const form = await readBody(input.body, contentType);
  if (form === 'unsupported') return { ok: false, status: 415, code: 'form.unsupported_type', message: refusals.type };
  if (form === 'malformed') return { ok: false, status: 400, code: 'form.malformed', message: refusals.malformed };
  if (isTrapped(form)) return { ok: true, receipts: [trappedReceipt(form, input.body)] };
  const files = fileProblems(form);
  const parsed = webForm.safeParse(Object.fromEntries(form.fields));
  const fields: readonly FieldProblem[] = [...(parsed.success ? [] : fieldProblems(parsed.error)), ...files.problems];
  if (!parsed.success || fields.length > 0) {
    const isTooLarge = parsed.success && files.isTooLarge;
    return {
      ok: false,
      status: isTooLarge ? 413 : 400,
      code: isTooLarge ? 'form.too_large' : 'form.invalid',
      message: refusals.fields,
      fields,
    };
  }
  return { ok: true, receipts: [{ kind: formKind, externalId: parsed.data.submission, body: input.body }] };
}

/** The field that people cannot see. Whoever fills it in is told the same as everybody else. */
export function isTrapped(form: PostedForm): boolean {
  return (form.fields.get('website') ?? '').trim() !== '';
}

function trappedReceipt(form: PostedForm, body: Buffer): NewReceipt {
  const id = webForm.shape.submission.safeParse(form.fields.get('submission'));
  return { kind: formKind, externalId: id.success ? id.data : createHash('sha256').update(body).digest('hex'), body };
}

function maxBytes(contentType: string): number {
  return contentType.toLowerCase().startsWith('application/json') ? webLimits.jsonBodyBytes : webLimits.bodyBytes;
}
