import { z } from 'zod';

const address = z.url({ protocol: /^https?$/u });

function hasLogin(settings: { recordingUser?: string | undefined; recordingPassword?: string | undefined }): boolean {
  return (settings.recordingUser === undefined) === (settings.recordingPassword === undefined);
}

/** One hotline of an exchange that tells of its calls by web requests. */
export const voiceSettings = z
  .object({
    /** In which words and with which signature the exchange speaks. */
    preset: z.enum(['generic', 'caresoft', 'twilio']).default('generic'),
    /** What events are signed with; for Twilio the auth token of the account. */
    secret: z.string().min(1).max(500),
    /** Our number, when the exchange does not say it. */
    hotline: z.string().trim().min(1).max(30).optional(),
    /** Where recordings lie: their address, or what a path without a host belongs to. */
    baseUrl: address.optional(),
    /** Further hosts that recordings may be fetched from, between commas; `*.example.vn` for all under one. HTTPS only. */
    recordingHosts: z
      .string()
      .max(2000)
      .regex(/^[\w.,*\s-]*$/u, { message: 'host names between commas' })
      .optional(),
    /** Login for recordings (Basic); for Twilio the account SID and the auth token. */
    recordingUser: z.string().min(1).max(200).optional(),
    recordingPassword: z.string().min(1).max(500).optional(),
    /** Twilio only: numbers of the operators, between commas; all ring. Without one callers are asked for a message. */
    dialTo: z
      .string()
      .regex(/^\s*\+\d{6,15}(?:\s*,\s*\+\d{6,15})*\s*$/u, { message: 'numbers as +84…, between commas' })
      .optional(),
    /** Twilio only: what callers hear first. */
    greeting: z.string().trim().max(500).default('Cảm ơn bạn đã gọi Tổng đài 1022. Cuộc gọi được ghi âm.'),
  })
  .refine(hasLogin, { message: 'recordingUser and recordingPassword belong together', path: ['recordingPassword'] });
export type VoiceSettings = z.infer<typeof voiceSettings>;

/** Names of the settings that are encrypted at rest. */
export const voiceSecretSettings = ['secret', 'recordingPassword'] as const;

/** The parts of a list between commas. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
