import { z } from 'zod';
import { flagSetting } from '../../src/lib/flag-setting.ts';

/** Settings typed on a command line are words; those of a form or a file may be numbers. */
const word = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().trim().min(1, 'must not be empty').max(5000));
/** Secrets go there: in the clear only to this machine. */
const baseUrl = z
  .url()
  .refine((text) => /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)/u.test(text), {
    message: 'must begin with https://',
  })
  .transform((text) => text.replace(/\/+$/u, ''));

/** What a field of a ZNS template may be filled with. */
const templateFacts = ['code', 'agency', 'link', 'name'] as const;
const templateField = z.object({
  param: z.string().regex(/^\w{1,50}$/u),
  fact: z.enum(templateFacts),
  /** Longest value that the template takes; longer ones are cut. */
  max: z.coerce.number().int().min(1).max(500).optional(),
});
/** One field of the template and what fills it. */
export type TemplateField = z.infer<typeof templateField>;

/** `ma_phan_anh=code, don_vi=agency:30`: field of the template, what fills it, how long it may be. */
const templateFields = z.string().transform((text, context): readonly TemplateField[] => {
  const fields: TemplateField[] = [];
  for (const entry of text.split(',').filter((part) => part.trim() !== '')) {
    const [param, fact, max] = entry.split(/[=:]/u).map((part) => part.trim());
    const field = templateField.safeParse({ param, fact, max });
    if (field.success) fields.push(field.data);
    else context.issues.push({ code: 'custom', input: text, message: `cannot read "${entry.trim()}"` });
  }
  return fields;
});

/** One Zalo Official Account, seen by one application of developers.zalo.me. */
export const zaloSettings = z.object({
  appId: word,
  oaId: word,
  /** Signs what Zalo delivers; not the secret of the application. */
  oaSecretKey: word,
  /** Secret of the application: renews tokens and proves calls. */
  appSecret: word,
  /** First pair of tokens when the account was not connected by Zalo's own page; later ones live in the vault. */
  accessToken: word.optional(),
  refreshToken: word.optional(),
  /** The application demands `appsecret_proof` with every call. */
  appsecretProof: flagSetting.default(false),
  /** Approved ZNS template for people whose window has closed; without it phone numbers are not written to. */
  znsTemplateId: word.optional(),
  znsFields: templateFields.prefault('code=code, agency=agency, link=link'),
  /** The template for one-time codes; the portal sends them through it. */
  znsCodeTemplateId: word.optional(),
  znsCodeFields: z.string().default('otp=code'),
  baseUrl: baseUrl.prefault('https://openapi.zalo.me'),
  oauthBaseUrl: baseUrl.prefault('https://oauth.zaloapp.com'),
  znsBaseUrl: baseUrl.prefault('https://business.openapi.zalo.me'),
});
export type ZaloSettings = z.infer<typeof zaloSettings>;

/** Names of the settings that are encrypted at rest. */
export const zaloSecretSettings = ['oaSecretKey', 'appSecret', 'accessToken', 'refreshToken'] as const;

const mebibyte = 2 ** 20;

/** Bounds of the platform (documentation of Zalo Official Account API, 2026). */
export const zaloLimits = {
  textLength: 2000,
  imageBytes: mebibyte,
  gifBytes: 5 * mebibyte,
  fileBytes: 5 * mebibyte,
  /** Of a picture that we make small enough first. */
  pictureBytes: 20 * mebibyte,
  /** Days after a person's last message in which they may be written to. */
  windowDays: 7,
  /** An event is a few kilobytes; files come as addresses. */
  eventBytes: mebibyte,
  /** Zalo's last retry comes 1.8 hours after the event; older ones are replayed by somebody else. */
  eventAgeHours: 24,
} as const;
