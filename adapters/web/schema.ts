import { z } from 'zod';

/** Addresses of sites, as an administrator types them: separated by commas, spaces or lines. */
const sites = z
  .string()
  .max(4000)
  .transform((text) => text.split(/[\s,]+/u).filter((site) => site !== ''))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^https?:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/iu, 'must be addresses like https://bacninh.gov.vn'),
    ),
  );

/** The web form works without any of them. */
export const webSettings = z.object({
  /** Sites that may show the chat: `https://bacninh.gov.vn, https://*.bacninh.gov.vn`. */
  widgetSites: sites.optional(),
  /** `closed`: only the hub's own pages take reports; programs that post the form by themselves are refused. */
  programs: z.enum(['open', 'closed']).default('open'),
});

const mebibyte = 2 ** 20;

/** Bounds of one form, told to people on the page and enforced here. */
export const webLimits = {
  minText: 10,
  maxText: 10_000,
  /** Of one message in the chat. */
  maxChat: 4_000,
  files: 5,
  fileBytes: 10 * mebibyte,
  /** All files together, with room for the fields and the wrapping; base64 in JSON takes a third more. */
  bodyBytes: 26 * mebibyte,
  jsonBodyBytes: 36 * mebibyte,
} as const;
