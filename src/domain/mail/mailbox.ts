/** Names of the provider that delivers an address to the same person whatever dots are in it. */
const dotless: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox that a mail address most likely leads to: without its tag (RFC 5233: `lan+1@x.vn` reaches `lan@x.vn`), at Gmail
 * without dots too. For counting what is sent there only: elsewhere two such addresses may be those of two people.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const host = address.slice(at + 1);
  const tag = name.indexOf('+');
  const untagged = tag > 0 ? name.slice(0, tag) : name;
  return dotless.has(host) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${host}`;
}

/** An address as what is sent to it is counted: a mail address by its mailbox, any other as it is. */
export function countedAddress({ kind, address }: { readonly kind: string; readonly address: string }): string {
  return kind === 'email' ? mailboxOf(address) : address;
}
