/** Telegram hands no larger file to a bot. */
export const mediaLimit = 20 * 2 ** 20;

/** What a bot may send: a text in UTF-16 units, a photo, any other file. */
export const sendLimits = { text: 4096, photoBytes: 10 * 2 ** 20, fileBytes: 50 * 2 ** 20, files: 10 } as const;
