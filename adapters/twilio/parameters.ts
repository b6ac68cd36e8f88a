import type { FormValues } from './signature.ts';

/** Parameters of a request's body, and whether it is signed by the hash of its bytes. */
export type Parameters = { readonly params: FormValues; readonly isHashed: boolean; readonly isBroken: boolean };

/** Twilio's forms have some thirty fields. */
const maxFields = 500;

function fromJson(body: Buffer): Parameters {
  const params: [string, string][] = [];
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { params, isHashed: true, isBroken: false };
    for (const [name, one] of Object.entries(value).slice(0, maxFields)) {
      if (typeof one === 'string' || typeof one === 'number') params.push([name, String(one)]);
    }
    return { params, isHashed: true, isBroken: false };
  } catch {
    return { params: [], isHashed: true, isBroken: true };
  }
}

/** Reads a form or JSON body; `unsupported`: Twilio sends no such thing. Never throws. */
export function readParameters(body: Buffer, contentType: string): Parameters | 'unsupported' {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return fromJson(body);
  if (type !== '' && type !== 'application/x-www-form-urlencoded') return 'unsupported';
  const params = [...new URLSearchParams(body.toString('utf8'))];
  return { params: params.slice(0, maxFields), isHashed: false, isBroken: params.length > maxFields };
}
