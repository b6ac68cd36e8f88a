const mebibyte = 2 ** 20;

/** Bounds on what one mail may cost. What lies beyond is left out and named in the message's problems. */
export const mailLimits = {
  /** Raw bytes of one mail; longer ones are cut when fetched and refused when delivered to us. */
  rawBytes: 40 * mebibyte,
  headerBytes: mebibyte,
  headerFields: 2000,
  attachmentCount: 20,
  attachmentBytes: 25 * mebibyte,
  attachmentTotalBytes: 40 * mebibyte,
  /** MIME parts, nested ones included. */
  parts: 1000,
  textCharacters: 200_000,
  htmlCharacters: 2 * mebibyte,
  references: 50,
  parseMs: 15_000,
} as const;
