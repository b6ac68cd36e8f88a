import { z } from 'zod';
import { smsSettings } from '../../src/lib/sms/settings.ts';
import { presets } from './presets.ts';
import { overrides, profileSchema, type Profile } from './profile.ts';

const secret = z.string().min(1).max(1000);
const word = z.string().trim().min(1).max(200);

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A part of a profile; from a command line it comes as JSON in one word. */
function part<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(parseJson, schema).optional();
}

/** One number or short code at an aggregator that speaks HTTP. */
export const smsHttpSettings = z
  .object({
    preset: z.enum(['esms', 'vcom', 'generic']).default('generic'),
    baseUrl: z.url({ protocol: /^https?$/u }).optional(),
    apiKey: secret.optional(),
    secretKey: secret.optional(),
    user: word.optional(),
    password: secret.optional(),
    /** The account's name at V-COM. */
    clientId: word.optional(),
    /** The registered name, or number, that answers come from. */
    brandname: word.optional(),
    serviceNumber: word.optional(),
    commandCode: word.optional(),
    /** Signs what comes in; what is not signed is let in by `callbackToken` alone. */
    inboundSecret: secret.optional(),
    /** A long random word that we put into the address we hand out (`?token=…`). */
    callbackToken: z.string().min(16).max(200).optional(),
    /** Long messages that a network cuts and delivers one by one: how long to wait for the rest. */
    joinSeconds: z.coerce.number().int().min(0).max(60).default(0),
    sending: part(overrides.sending),
    inbound: part(overrides.inbound),
    status: part(overrides.status),
    ask: part(overrides.ask),
    ...smsSettings,
  })
  .refine((settings) => settings.preset !== 'generic' || settings.baseUrl !== undefined, {
    message: 'the generic preset needs baseUrl',
    path: ['baseUrl'],
  })
  .refine((settings) => settings.inboundSecret !== undefined || settings.callbackToken !== undefined, {
    message: 'inboundSecret or callbackToken is needed, or anybody could write in anybody’s name',
    path: ['callbackToken'],
  });
export type SmsHttpSettings = z.infer<typeof smsHttpSettings>;

/** Names of the settings that are encrypted at rest. */
export const smsHttpSecretSettings = ['apiKey', 'secretKey', 'password', 'inboundSecret', 'callbackToken'] as const;

/** Leaves out what is set to nothing, so that it does not cover the preset. */
function given(values: object | undefined): object {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}

/** The preset with what the settings replace of it. */
export function profileOf(settings: SmsHttpSettings): Profile & { readonly baseUrl: string } {
  const { baseUrl, profile } = presets[settings.preset];
  const { sending, inbound, status, ask } = settings;
  const inboundFields = { ...profile.inbound.fields, ...given(inbound?.fields) };
  const statusFields = { ...profile.status.fields, ...given(status?.fields) };
  return {
    baseUrl: (settings.baseUrl ?? baseUrl ?? '').replace(/\/+$/u, ''),
    ...profileSchema.parse({
      sending: { ...profile.sending, ...given(sending) },
      inbound: { ...profile.inbound, ...given(inbound), fields: inboundFields },
      status: { ...profile.status, ...given(status), fields: statusFields },
      ask: ask ?? profile.ask,
      check: profile.check,
    }),
  };
}
