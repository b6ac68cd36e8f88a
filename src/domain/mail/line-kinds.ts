/** Kinds of the lines of a mail, as numbers: an object for each of a million lines would cost a second. */
export const blank = 0;
export const written = 1;
export const quote = 2;
export const attribution = 3;
export const signature = 4;

/** The kind of each line, as far as the mail was not cut. */
export type LineKinds = Uint8Array;
