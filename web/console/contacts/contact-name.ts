import type { TFunction } from 'i18next';
import { shownAddress } from './shown-address.ts';

type Nameable = {
  readonly name: string | null;
  readonly address?: { readonly kind: string; readonly address: string } | null;
};

/** What a contact is called: its name, else its address, else that nobody knows. */
export function contactName(contact: Nameable, t: TFunction): string {
  if (contact.name !== null) return contact.name;
  if (!contact.address) return t('contacts.nameless');
  const address = shownAddress(contact.address);
  return contact.address.kind === 'web' ? t('contacts.visitor', { address }) : address;
}

/** How many tickets, as the server counts them: exact up to 99. */
export function ticketCount(count: number, t: TFunction): string {
  if (count === 0) return t('contacts.noTickets');
  return t('contacts.ticketCount', { count, number: count > 99 ? '99+' : String(count) });
}
