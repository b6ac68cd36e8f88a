import { z } from 'zod';
import { flagSetting } from '../../src/lib/flag-setting.ts';

const port = z.coerce.number().int().min(1).max(65535);
const host = z.string().trim().min(1).max(253);

const secret = z.string().min(1).max(10_000);
/** Secrets go there: in the clear only to this machine. */
const tokenUrl = z.url().refine((text) => /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/u.test(text), {
  message: 'must begin with https://',
});

function hasLogin(settings: {
  password?: string | undefined;
  accessToken?: string | undefined;
  refreshToken?: string | undefined;
}): boolean {
  return Boolean(settings.password ?? settings.accessToken ?? settings.refreshToken);
}

/** Names of folders from their list, each once. */
export function mailboxNames(list: string): readonly string[] {
  return [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

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
    /** Folders to read, by their names on the server, between commas. */
    imapMailboxes: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .default('INBOX')
      .refine((names) => mailboxNames(names).length > 0, { message: 'names no folder' }),
    user: z.string().min(1).max(320).optional(),
    password: z.string().min(1).max(1000).optional(),
    /** OAuth 2.0 in place of a password (XOAUTH2): a token of the provider, or what gets one. */
    accessToken: secret.optional(),
    oauthTokenUrl: tokenUrl.optional(),
    clientId: z.string().min(1).max(500).optional(),
    clientSecret: secret.optional(),
    refreshToken: secret.optional(),
    /** True: TLS from the start on 993 and 465, STARTTLS demanded elsewhere. False: plain text, for a server next door. */
    tls: flagSetting.default(true),
    /** Port for a relaying mail server that hands mail over by SMTP. */
    listenPort: port.optional(),
    listenHost: host.default('127.0.0.1'),
    /** LMTP answers for each recipient; what Postfix or Dovecot call a transport of that name. */
    listenProtocol: z.enum(['smtp', 'lmtp']).default('smtp'),
    /** The name our own mail server signs Authentication-Results with; no other such header is believed. */
    trustedAuthservId: z.string().trim().toLowerCase().min(1).max(253).optional(),
  })
  .refine((settings) => settings.imapHost === undefined || (settings.user && hasLogin(settings)), {
    message: 'imapHost needs user and password, accessToken, or oauthTokenUrl with refreshToken',
    path: ['user'],
  })
  .refine((settings) => settings.refreshToken === undefined || settings.oauthTokenUrl !== undefined, {
    message: 'refreshToken needs oauthTokenUrl',
    path: ['oauthTokenUrl'],
  });
export type EmailSettings = z.infer<typeof emailSettings>;

/** Names of the settings that are encrypted at rest. */
export const emailSecretSettings = ['password', 'accessToken', 'clientSecret', 'refreshToken'] as const;

/** What the parser needs to know of the mailbox a mail came to. */
export type Mailbox = Pick<EmailSettings, 'address' | 'trustedAuthservId'>;

/** Splits the mailbox's own address; the domain is what our Message-IDs end with. */
export function splitAddress(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}
