import { z } from 'zod';

const errorClass = z.enum(['retry', 'permanent', 'reauth', 'window_closed', 'recipient_unreachable', 'config']);
const words = z.record(z.string(), z.string());
const template = z.string().max(1000);

/** How a checksum is made: of a template, in which `{{secret}}` stands for the shared secret and `{{body}}` for the raw body. */
const checksum = z.object({
  /** The parameter that holds it, or `header:<name>`. */
  field: z.string().min(1).max(100),
  algorithm: z.enum(['md5', 'sha1', 'sha256', 'sha512', 'hmac-sha1', 'hmac-sha256', 'hmac-sha512']),
  of: template,
  /** `either`: providers document one and send the other. */
  encoding: z.enum(['hex', 'base64', 'either']),
});
export type Checksum = z.infer<typeof checksum>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** How a message is handed to a provider. */
const sending = z.object({
  /** Behind the base URL. */
  path: z.string().max(500),
  method: z.enum(['POST', 'GET']),
  body: z.enum(['json', 'form', 'query']),
  headers: words,
  /** Parameter -> template. Dots make objects in JSON, `[]` at the end makes a list of one. */
  fields: words,
  /** Fields that are numbers in JSON. */
  numbers: z.array(z.string()),
  checksum: checksum.nullable(),
  phone: z.enum(['e164', 'digits', 'national']),
  /** Signs that the provider does not take. */
  strip: z.string().max(20),
  /** Path of the code in the answer; empty: the HTTP status decides. */
  codePath: z.string().max(100),
  /** Where an error's code stands, when not at `codePath`. */
  errorPath: z.string().max(100),
  success: z.array(z.string()),
  /** Codes that mean: this id was sent before. */
  duplicate: z.array(z.string()),
  idPath: z.string().max(100),
  /** For answers in plain text: fits when sent; its first group is the id. */
  successPattern: z.string().max(200).refine(isPattern, { message: 'is no regular expression' }),
  errors: z.record(z.string(), errorClass),
  /** The provider refuses a second message with the same id: a lost answer is asked for again. */
  isIdempotent: z.boolean(),
  /** Only answers to a message can be sent: its id (`{{request}}`) must be known. */
  isReplyOnly: z.boolean(),
});

/** How the provider delivers a message. */
const inbound = z.object({
  fields: z.object({
    id: z.string().min(1),
    from: z.string().min(1),
    text: z.string().min(1),
    to: z.string(),
    time: z.string(),
  }),
  checksum: checksum.nullable(),
  replyType: z.enum(['text/plain', 'text/xml', 'application/json']),
  /** Values are escaped for its type. */
  reply: template,
});

/** How the provider tells what became of a message. */
const status = z.object({
  fields: z.object({
    /** The provider's id, as the answer to sending had it. */
    id: z.string(),
    /** Our id of the message, where the provider gives it back. */
    message: z.string(),
    detail: z.string(),
  }),
  /** The first rule whose values all fit decides (`>0`: a number above nought). No rules: no such reports. */
  rules: z.array(
    z.object({
      when: words,
      state: z.enum(['sent', 'delivered', 'read', 'failed']),
      errorClass: errorClass.optional(),
    }),
  ),
  /** Signed as messages are; else the token in the address protects it. */
  isSigned: z.boolean(),
});

/** A question that tells whether the login holds and sends nothing. */
const check = z.object({ path: z.string(), fields: words, codePath: z.string(), success: z.array(z.string()) });

/** A question what became of a message: its answer is read by the rules of the reports. */
const ask = z.object({
  path: z.string().max(500),
  method: z.enum(['POST', 'GET']),
  /** Parameter -> template; `{{providerId}}` and `{{id}}` are the provider's id of the message and ours. */
  fields: words,
  /** Path of the code in the answer; empty: the HTTP status decides. */
  codePath: z.string().max(100),
  success: z.array(z.string()),
});

/** All that the adapter must know to speak with one aggregator. */
export const profileSchema = z.object({ sending, inbound, status, ask: ask.nullable(), check: check.nullable() });
export type Profile = z.infer<typeof profileSchema>;

/** What settings may replace of a preset: whole values, named as in the profile. */
export const overrides = {
  sending: sending.partial(),
  inbound: inbound.partial().extend({ fields: inbound.shape.fields.partial().optional() }),
  status: status.partial().extend({ fields: status.shape.fields.partial().optional() }),
  ask,
} as const;
