import { z } from 'zod';
import { smsSettings } from '../../src/lib/sms/settings.ts';

const secret = z.string().min(1).max(200);

/** One number, short code or messaging service of a Twilio account. */
export const twilioSettings = z
  .object({
    accountSid: z.string().regex(/^AC[0-9a-zA-Z]{8,64}$/u, { message: 'begins with AC' }),
    authToken: secret,
    /** While tokens are exchanged, Twilio may sign with either. */
    secondaryAuthToken: secret.optional(),
    /** The number or name that answers come from. */
    from: z.string().trim().min(1).max(30).optional(),
    /** In place of `from`: Twilio chooses the number. */
    messagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-zA-Z]{8,64}$/u, { message: 'begins with MG' })
      .optional(),
    baseUrl: z.url({ protocol: /^https?$/u }).default('https://api.twilio.com'),
    ...smsSettings,
    maxSegments: smsSettings.maxSegments.default(10),
  })
  .refine((settings) => settings.from !== undefined || settings.messagingServiceSid !== undefined, {
    message: 'from or messagingServiceSid is needed',
    path: ['from'],
  });
export type TwilioSettings = z.infer<typeof twilioSettings>;

/** Names of the settings that are encrypted at rest. */
export const twilioSecretSettings = ['authToken', 'secondaryAuthToken'] as const;
