import { z } from 'zod';
import { roles } from '../domain/access/roles.ts';
import { bilingual, named, outline } from './common.ts';
import { queueKeys } from './tickets.ts';

/** The signed-in member of staff and what they may do. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  agency: named.nullable(),
  /** Names of rights; a console older than the hub passes over those it does not know. */
  permissions: z.array(z.string()),
  queues: z.array(z.enum(queueKeys)),
  twoFactor: z.boolean(),
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** Tables that change rarely, loaded once by the console. */
export const reference = z.object({
  province: z.object({ code: z.string(), vi: z.string(), en: z.string(), codePrefix: z.string() }),
  agencies: z.array(named.extend({ kind: z.string(), parent: z.string().nullable() })),
  categories: z.array(named.extend({ group: z.string(), agency: z.string().nullable() })),
  /** No longer for choosing; the names say so. */
  retired: z.object({ agencies: z.array(named), categories: z.array(named) }),
  communes: z.array(named.extend({ lat: z.number(), lon: z.number() })),
  /** Deadline policies in force. */
  policies: z.array(named),
  /** Kinds of channels; several may share one label. */
  channels: z.array(z.object({ kind: z.string(), name: bilingual, label: bilingual, icon: outline })),
  /** Kinds of addresses, in the order in which a person is best written to. */
  addresses: z.array(z.object({ kind: z.string(), label: bilingual, icon: outline })),
  /** Working time by which the console counts remaining time (domain/calendar Calendar). */
  calendar: z.object({
    zone: z.string(),
    hours: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
    holidays: z.array(z.string()),
    special: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  }),
});
export type Reference = z.infer<typeof reference>;
