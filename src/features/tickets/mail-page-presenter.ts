import type { StaffActor } from '../../domain/access/roles.ts';
import type { MessageRecord } from '../../domain/ticket/records.ts';
import { hidesNumbers } from './text-presenter.ts';

/** What of a mail's pictures is shown; see the sanitiser. */
export type ShownPictures = { readonly inline: (contentId: string) => string | null; readonly remote: boolean };

export type Sanitise = (
  html: string,
  pictures: ShownPictures,
) => { readonly html: string; readonly remotePictures: number } | null;

export const noPictures: ShownPictures = { inline: () => null, remote: false };

/**
 * The formatted text holds signatures and quoted headers, which would tell who a hidden sender is, and numbers that cannot be
 * masked there.
 */
export function isHtmlHidden(
  message: Pick<MessageRecord, 'direction' | 'html'>,
  { isSenderHidden, actor }: { readonly isSenderHidden: boolean; readonly actor: StaffActor },
): boolean {
  if (message.direction !== 'in') return false;
  return isSenderHidden || (message.html !== null && hidesNumbers(message.html, actor));
}

/**
 * What the page of a mail may do: nothing runs, nothing is sent, nothing is loaded but what stands in it, and, once asked
 * for, pictures by https. It belongs to no origin, so that it could reach nothing of the hub even if something ran.
 */
export function mailPagePolicy(remotePictures: boolean): string {
  return [
    "default-src 'none'",
    `img-src data:${remotePictures ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

const style = `
:root { color-scheme: light }
body { margin: 0; padding: 12px; background: #fff; color: #1c2327; font: 15px/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
img { max-width: 100%; height: auto }
table { border-collapse: collapse; max-width: 100% }
td, th { padding: 2px 6px; vertical-align: top }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #c9d3d1; color: #4b5a5f }
.picture { display: inline-block; min-width: 18px; min-height: 18px; border: 1px dashed #8a999c; vertical-align: middle }
`.trim();

/** A page for a frame around HTML that is already safe. Pictures from elsewhere are fetched without saying from where. */
export function mailPage(safeHtml: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">',
    `<meta name="viewport" content="width=device-width"><title>1022</title><style>${style}</style></head>`,
    `<body dir="auto">${safeHtml}</body></html>`,
  ].join('');
}
