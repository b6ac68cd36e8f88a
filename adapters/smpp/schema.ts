import { z } from 'zod';
import { smsSettings } from '../../src/lib/sms/settings.ts';

/** Settings typed on a command line arrive as words. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
const number = z.coerce.number().int();

/** One short code or name at the message centre of a network. */
export const smppSettings = z.object({
  host: z.string().trim().min(1).max(253),
  port: number.min(1).max(65535).default(2775),
  systemId: z.string().min(1).max(15),
  password: z.string().min(1).max(100),
  /** The short code, number or registered name that answers come from. */
  sourceAddr: z.string().trim().min(1).max(20),
  systemType: z.string().max(12).default(''),
  tls: flag.default(false),
  /** How long answers are cut: by a header in each part, or not at all but sent in the payload field. */
  segmentation: z.enum(['udh', 'payload']).default('udh'),
  enquireSeconds: number.min(1).max(600).default(30),
  /** Messages on their way without an answer yet. */
  windowSize: number.min(1).max(100).default(10),
  /** Messages (parts) a second. */
  throughput: number.min(1).max(1000).default(10),
  /** What data coding 0 means to this centre. */
  defaultAlphabet: z.enum(['gsm7', 'latin1']).default('gsm7'),
  /** How receipts write the message's id, when not as the answer to sending had it. */
  receiptIds: z.enum(['same', 'decimal', 'hex']).default('same'),
  /** How long to wait for the missing parts of a long message. */
  partSeconds: number.min(5).max(3600).default(60),
  /** Type and plan of `sourceAddr` where the centre wants others than its form tells. */
  sourceTon: number.min(0).max(6).optional(),
  sourceNpi: number.min(0).max(18).optional(),
  ...smsSettings,
});
export type SmppSettings = z.infer<typeof smppSettings>;

/** Names of the settings that are encrypted at rest. */
export const smppSecretSettings = ['password'] as const;
