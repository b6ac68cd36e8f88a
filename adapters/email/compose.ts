import type { SendMailOptions } from 'nodemailer';
import type { OutboundMessage } from '../../src/channels/outbound.ts';
import { loopHeader } from './automatic.ts';
import { cleanLine } from './encoded-words.ts';
import { mailLimits } from './limits.ts';
import { splitAddress, type EmailSettings } from './schema.ts';

/** The Message-ID of an outbound message: the same at every try, so that a mail sent twice is recognised. */
export function outboundMessageId(message: OutboundMessage, settings: EmailSettings): string {
  return `<${message.id.replace(/[^\w.-]/gu, '-')}@${splitAddress(settings.address).domain}>`;
}

/** The address that brings an answer back to its ticket. */
function replyAddress(message: OutboundMessage, settings: EmailSettings): string {
  const { local, domain } = splitAddress(settings.address);
  const token = message.replyToken.replace(/[^\w.=-]/gu, '');
  return token === '' ? settings.address : `${local}+${token}@${domain}`;
}

/**
 * The mail for an outbound message. Text that came from outside (subject, names) is made one line first, so that it can
 * never begin a header. Automatic mail carries the marks of RFC 3834, by which other programs know not to answer it; the
 * old `Precedence: bulk` is left out because it sends a citizen's receipt to the spam folder.
 */
export function composeMail(message: OutboundMessage, settings: EmailSettings): SendMailOptions {
  const references = message.references
    .filter((id) => /^<[^<>\s@]{1,120}@[^<>\s@]{1,120}>$/u.test(id))
    .slice(-mailLimits.references);
  const answered = references.at(-1);
  const from = { name: cleanLine(settings.displayName), address: settings.address };
  const replyTo = replyAddress(message, settings);
  return {
    messageId: outboundMessageId(message, settings),
    from,
    to: { name: cleanLine(message.to.name ?? ''), address: message.to.address },
    replyTo: { name: from.name, address: replyTo },
    // A bounce then carries the token of its ticket, even when it quotes nothing of the mail.
    envelope: { from: replyTo, to: message.to.address },
    subject: cleanLine(message.subject),
    ...(answered !== undefined && { inReplyTo: answered, references: [...references] }),
    text: message.text,
    html: composeHtml(message),
    headers: message.automatic
      ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', [loopHeader]: settings.address }
      : {},
    attachments: message.attachments.map((file) => ({
      filename: cleanLine(file.name),
      contentType: cleanLine(file.type),
      content: file.bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The text as plain, readable HTML: one language, one column, links that can be followed. */
function composeHtml(message: OutboundMessage): string {
  const paragraphs = message.text
    .split(/\r?\n[ \t]*\r?\n/u)
    .map((paragraph) => `<p>${linked(escapeHtml(paragraph)).replace(/\r?\n/gu, '<br>')}</p>`);
  return [
    `<!doctype html><html lang="${message.lang}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(cleanLine(message.subject))}</title></head>`,
    '<body style="margin:0;padding:16px;max-width:40em;font:16px/1.5 sans-serif">',
    ...paragraphs,
    '</body></html>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Links in text that is already escaped: an address ends at a space or where escaped punctuation begins. */
function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/(?:[^\s&]|&amp;){1,2000}/gu, (match) => {
    const url = match.replace(/[.,;:!?)\]]+$/u, '');
    return `<a href="${url}">${url}</a>${match.slice(url.length)}`;
  });
}
