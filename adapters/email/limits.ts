const mebibyte = 2 ** 20;

/** Bounds on what one mail may cost. What lies beyond is left out and named in the message's problems. */
export const mailLimits = {
  /** Raw bytes of one mail; longer ones are cut when fetched and refused when delivered to us. */
  rawBytes: 40 * mebibyte,
  headerBytes: mebibyte,
  partHeaderBytes: 65_536,
  headerFields: 2000,
  attachmentCount: 20,
  attachmentBytes: 25 * mebibyte,
  attachmentTotalBytes: 40 * mebibyte,
  /** MIME parts, nested ones included. */
  parts: 1000,
  /** Parts inside parts inside parts. */
  depth: 30,
  /** Of one body; what is longer is cut before it is decoded. */
  bodyBytes: 4 * mebibyte,
  reports: 20,
  reportBytes: mebibyte / 4,
  textCharacters: 200_000,
  htmlCharacters: 2 * mebibyte,
  references: 50,
  /** Time for all of one mail; then its raw text is shown instead. */
  parseMs: 8000,
  /** Heap of the thread that reads mail, in MiB. Bytes of files lie outside it and are bounded by `rawBytes`. */
  parseHeapMiB: 128,
} as const;
