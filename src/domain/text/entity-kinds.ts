/** Kinds of things that are marked in a text. */
export const entityKinds = [
  'phone',
  'email',
  'tax-code',
  'ticket',
  'dossier',
  'plate',
  'document',
  'identity',
  'account',
  'date',
  'address',
] as const;
export type EntityKind = (typeof entityKinds)[number];
