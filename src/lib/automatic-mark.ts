const words = { vi: 'Tin nhắn tự động', en: 'Automatic message' } as const;

/** A message for a chat that has no sign of its own for what a machine wrote: the reader must be able to tell. */
export function markAutomatic(message: {
  readonly text: string;
  readonly automatic: boolean;
  readonly lang: 'vi' | 'en';
}): string {
  const text = message.text.trim();
  return message.automatic && text !== '' ? `${text}\n\n(${words[message.lang]})` : text;
}
