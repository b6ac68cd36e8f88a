import { domainToASCII } from 'node:url';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { readAddressList } from './address-list.ts';
import { decodeWords } from './encoded-words.ts';
import { isLookAlike } from './look-alike.ts';
import type { MailHeaders } from './mail-headers.ts';

/** Who a mail says it is from, and what makes that doubtful. */
export type MailSender = {
  readonly address: string | null;
  readonly name: string | null;
  /** Null when the From field is plain; otherwise the sender must not be taken for anybody known. */
  readonly doubt: Bilingual | null;
};

const doubts = {
  none: { vi: 'Thư không có địa chỉ người gửi hợp lệ.', en: 'The mail has no valid sender address.' },
  twoFields: {
    vi: 'Thư có nhiều dòng From; người gửi chưa xác thực.',
    en: 'The mail has several From fields; its sender is unverified.',
  },
  several: {
    vi: 'Dòng From có nhiều địa chỉ; người gửi chưa xác thực.',
    en: 'The From field names several addresses; its sender is unverified.',
  },
  group: {
    vi: 'Dòng From là một nhóm địa chỉ; người gửi chưa xác thực.',
    en: 'The From field is a group; its sender is unverified.',
  },
  comment: {
    vi: 'Dòng From chứa chú thích giả dạng địa chỉ; người gửi chưa xác thực.',
    en: 'The From field has comments that imitate an address; its sender is unverified.',
  },
  homoglyph: {
    vi: 'Địa chỉ người gửi dùng ký tự dễ nhầm với địa chỉ khác; người gửi chưa xác thực.',
    en: 'The sender address uses letters that pass for others; its sender is unverified.',
  },
  lookAlike: {
    vi: 'Tên người gửi giả dạng một địa chỉ khác; người gửi chưa xác thực.',
    en: 'The sender name imitates another address; its sender is unverified.',
  },
} as const satisfies Record<string, Bilingual>;

/** Reads the From fields. The first address is where an answer would go; any oddity leaves a doubt. Never throws. */
export function readSender(headers: MailHeaders): MailSender {
  const fields = headers.all('from');
  const list = readAddressList(fields[0] ?? '');
  const [mailbox, second] = list.mailboxes;
  const address = mailbox === undefined ? null : normaliseAddress(mailbox.address);
  const name = nameOf(mailbox?.name ?? '', list.comments);
  if (address === null) return { address, name, doubt: doubts.none };
  if (fields.length > 1) return { address, name, doubt: doubts.twoFields };
  if (list.hasGroup) return { address, name, doubt: doubts.group };
  if (second !== undefined) return { address, name, doubt: doubts.several };
  if (list.commentDepth > 1 || list.comments.some((comment) => comment.includes('@'))) {
    return { address, name, doubt: doubts.comment };
  }
  if (isLookAlike(mailbox?.address ?? '')) return { address, name, doubt: doubts.homoglyph };
  if (imitates(name, address)) return { address, name, doubt: doubts.lookAlike };
  return { address, name, doubt: null };
}

/** Lower-case address with an ASCII domain; null when it is not one plain addr-spec. */
export function normaliseAddress(text: string): string | null {
  const match = /^([^\s@"<>(),:;\\[\]\p{Cc}]{1,64})@([^\s@"<>(),:;\\[\]\p{Cc}]{1,253})$/u.exec(text.trim());
  if (match === null) return null;
  const domain = domainToASCII(match[2] ?? '');
  if (domain === '' || !/^[a-z0-9.-]+$/u.test(domain) || domain.startsWith('.') || domain.includes('..')) return null;
  return `${(match[1] ?? '').toLowerCase()}@${domain.replace(/\.$/u, '')}`;
}

function nameOf(phrase: string, comments: readonly string[]): string | null {
  const name = decodeWords(phrase) || (comments.length === 1 ? decodeWords(comments[0] ?? '') : '');
  return name === '' ? null : name.slice(0, 200);
}

/** A name such as 'admin@agency.vn', also written with a full-width @ or hidden in an encoded word. */
function imitates(name: string | null, address: string): boolean {
  const shown = (name ?? '')
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .toLowerCase();
  if (!/[^@]@[^@]/u.test(shown)) return false;
  return shown.replace(/^['"<]+|['">]+$/gu, '') !== address;
}
