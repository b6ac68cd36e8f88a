import { normalisePhone } from '../../lib/phone.ts';
import type { CodeAddress } from '../one-time-code/one-time-code-service.ts';

/** What a person typed into one box, as an address: mail by its sign, else a telephone number; null when it is neither. */
export function readCodeAddress(typed: string): CodeAddress | null {
  const text = typed.trim().slice(0, 254);
  if (text.includes('@')) {
    const address = text.toLowerCase();
    return /^[^\s@<>"']{1,64}@[^\s@<>"']+\.[^\s@<>"']{2,}$/u.test(address) ? { kind: 'email', address } : null;
  }
  const phone = normalisePhone(text);
  return phone === null ? null : { kind: 'phone', address: phone };
}

/** The address so that its owner knows it again and nobody else learns it. */
export function maskAddress({ kind, address }: CodeAddress): string {
  if (kind === 'phone') return `••• ••• ${address.slice(-3)}`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, Math.max(1, at - 1)))}•••${address.slice(at)}`;
}
