/** A ticket and the proof of the right to see it. */
export type PrivateLink = { readonly code: string; readonly token: string };
