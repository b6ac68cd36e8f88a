import { createHmac } from 'node:crypto';

/** JSON as Meta writes it: nothing beyond ASCII, and `/` escaped. The signature is over these bytes. */
export function asMetaWrites(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u0080-\uFFFF]/gu, (letters) =>
      Array.from({ length: letters.length }, (_, index) => {
        return `\\u${letters.charCodeAt(index).toString(16).padStart(4, '0')}`;
      }).join(''),
    )
    .replace(/\//gu, '\\/');
}

/** The headers with which Meta delivers a body; the SHA-1 of older days comes along. */
export function metaHeaders(body: string, appSecret: string): Record<string, string> {
  const sign = (algorithm: string) => createHmac(algorithm, appSecret).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}

/** What Meta posts when a person asks an app, in their settings, to forget them. */
export function signedRequest(payload: object, appSecret: string): string {
  const written = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signature = createHmac('sha256', appSecret).update(written).digest('base64url');
  return `${signature}.${written}`;
}
