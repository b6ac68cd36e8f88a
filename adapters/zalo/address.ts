/** Whom Zalo can be asked to write to: a user of this Official Account, or a visitor who is not logged in. */
export type ZaloRecipient =
  { readonly user_id: string } | { readonly anonymous_id: string; readonly conversation_id: string };

const anonymousForm = /^anonymous:([^:]+):(.+)$/su;

/** A visitor who is not logged in is reached within one conversation only, so both make the address. */
export function anonymousAddress(anonymousId: string, conversationId: string): string {
  return `anonymous:${anonymousId.replaceAll(':', '')}:${conversationId}`;
}

export function recipientOf(address: string): ZaloRecipient {
  const [, anonymousId, conversationId] = anonymousForm.exec(address) ?? [];
  if (anonymousId === undefined || conversationId === undefined) return { user_id: address };
  return { anonymous_id: anonymousId, conversation_id: conversationId };
}
