import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
/** Settings typed on a command line arrive as words. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
const host = z.string().trim().min(1).max(253);

/** One mailbox. Reading, listening and sending are each optional: an account may do only one of them. */
export const emailSettings = z
  .object({
    /** The address that people write to and that answers come from. */
    address: z.email().max(200).toLowerCase(),
    /** Name shown beside the address in answers. */
    displayName: z.string().trim().min(1).max(100).default('Tổng đài 1022'),
    imapHost: host.optional(),
    imapPort: port.default(993),
    smtpHost: host.optional(),
    smtpPort: port.default(587),
    user: z.string().min(1).max(320).optional(),
    password: z.string().min(1).max(1000).optional(),
    /** True: TLS from the start on 993 and 465, STARTTLS demanded elsewhere. False: plain text, for a server next door. */
    tls: flag.default(true),
    /** Port for a relaying mail server that hands mail over by SMTP. */
    listenPort: port.optional(),
    listenHost: host.default('127.0.0.1'),
    /** The name our own mail server signs Authentication-Results with; no other such header is believed. */
    trustedAuthservId: z.string().trim().toLowerCase().min(1).max(253).optional(),
  })
  .refine((settings) => settings.imapHost === undefined || (settings.user && settings.password), {
    message: 'imapHost needs user and password',
    path: ['user'],
  });
export type EmailSettings = z.infer<typeof emailSettings>;

/** Names of the settings that are encrypted at rest. */
export const emailSecretSettings = ['password'] as const;

/** What the parser needs to know of the mailbox a mail came to. */
export type Mailbox = Pick<EmailSettings, 'address' | 'trustedAuthservId'>;

/** Splits the mailbox's own address; the domain is what our Message-IDs end with. */
export function splitAddress(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}
