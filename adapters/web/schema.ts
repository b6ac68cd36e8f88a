import { z } from 'zod';

/** The web form needs no settings of its own. */
export const webSettings = z.object({});

const mebibyte = 2 ** 20;

/** Bounds of one form, told to people on the page and enforced here. */
export const webLimits = {
  minText: 10,
  maxText: 10_000,
  files: 5,
  fileBytes: 10 * mebibyte,
  /** All files together, with room for the fields and the wrapping; base64 in JSON takes a third more. */
  bodyBytes: 26 * mebibyte,
  jsonBodyBytes: 36 * mebibyte,
} as const;
