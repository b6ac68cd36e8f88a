import { z } from 'zod';
import type { FieldProblem } from '../../src/channels/door.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { normalisePhone } from '../../src/lib/phone.ts';
import { webLimits } from './schema.ts';

/** What a person can get wrong, said so that they can put it right. */
const messages = {
  submission: {
    vi: 'Biểu mẫu thiếu mã gửi. Vui lòng tải lại trang và gửi lại.',
    en: 'The form has no submission id. Please reload the page and send again.',
  },
  textShort: {
    vi: `Vui lòng mô tả sự việc bằng ít nhất ${webLimits.minText} ký tự.`,
    en: `Please describe the matter in at least ${webLimits.minText} characters.`,
  },
  textLong: {
    vi: 'Nội dung quá dài. Vui lòng viết tối đa 10.000 ký tự.',
    en: 'The text is too long. Please write at most 10,000 characters.',
  },
  long: { vi: 'Nội dung mục này quá dài.', en: 'This entry is too long.' },
  phone: {
    vi: 'Số điện thoại không hợp lệ. Ví dụ: 0912 345 678.',
    en: 'The phone number is not valid. Example: 0912 345 678.',
  },
  email: {
    vi: 'Địa chỉ e-mail không hợp lệ. Ví dụ: ten@example.vn.',
    en: 'The e-mail address is not valid. Example: name@example.vn.',
  },
  point: { vi: 'Vị trí trên bản đồ không hợp lệ.', en: 'The position on the map is not valid.' },
  choice: { vi: 'Lựa chọn không hợp lệ.', en: 'This choice is not valid.' },
} as const satisfies Record<string, Bilingual>;
type MessageKey = keyof typeof messages;

function isMessageKey(key: string): key is MessageKey {
  return key in messages;
}

/** An empty box in a form means that nothing was said. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );
}

function line(max: number) {
  return z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
    .pipe(z.string().max(max, { error: 'long' satisfies MessageKey }));
}

const phone = z.string().transform((text, context) => {
  const number = normalisePhone(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'phone' satisfies MessageKey });
  return number ?? '';
});

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'email' })
  .pipe(z.email({ error: 'email' satisfies MessageKey }));

function degrees(limit: number) {
  return z
    .string()
    .trim()
    .regex(/^-?\d{1,3}(?:[.,]\d{1,20})?$/u, { error: 'point' })
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().min(-limit, { error: 'point' }).max(limit, { error: 'point' }));
}

const code = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,64}$/u, { error: 'choice' satisfies MessageKey });

/** The fields of the form; fields that we do not know are ignored. */
export const webForm = z
  .object({
    submission: z
      .string({ error: 'submission' })
      .trim()
      .toLowerCase()
      .pipe(z.guid({ error: 'submission' satisfies MessageKey })),
    text: z
      .string({ error: 'textShort' })
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(webLimits.minText, { error: 'textShort' }).max(webLimits.maxText, { error: 'textLong' })),
    subject: optional(line(200)),
    name: optional(line(120)),
    phone: optional(phone),
    email: optional(email),
    contactKind: optional(z.enum(['person', 'business'], { error: 'choice' })),
    unitCode: optional(code),
    categoryCode: optional(code),
    address: optional(line(300)),
    lat: optional(degrees(90)),
    lon: optional(degrees(180)),
    hideIdentity: optional(
      z
        .enum(['on', 'true', '1', 'yes', 'off', 'false', '0', 'no'], { error: 'choice' })
        .transform((word) => ['on', 'true', '1', 'yes'].includes(word)),
    ),
    lang: optional(z.enum(['vi', 'en'], { error: 'choice' })),
  })
  .refine((form) => (form.lat === undefined) === (form.lon === undefined), {
    path: ['lat'],
    error: 'point' satisfies MessageKey,
  });
export type WebForm = z.infer<typeof webForm>;

/** Turns the schema's complaints into sentences, one per field. */
export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  const byField = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    const message = isMessageKey(issue.message) ? messages[issue.message] : messages.choice;
    if (!byField.has(field)) byField.set(field, { field, message });
  }
  return [...byField.values()];
}
