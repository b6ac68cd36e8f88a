import type { DeliveryReport } from '../../src/channels/notice.ts';
import type { Parameters } from './parameters.ts';
import type { Profile } from './profile.ts';

type Status = Profile['status'];

function fits(value: string | undefined, wanted: string): boolean {
  if (value === undefined) return false;
  return wanted === '>0' ? Number(value) > 0 : value.trim().toLowerCase() === wanted.toLowerCase();
}

/** Whether these parameters speak of a message of ours: they name one, and all that some rule asks for. */
export function isStatus(params: Parameters, { fields, rules }: Status): boolean {
  const names = [fields.id, fields.message].some((name) => name !== '' && (params[name] ?? '') !== '');
  return names && rules.some((rule) => Object.keys(rule.when).every((name) => params[name] !== undefined));
}

/** One key for one state of one message: repeated reports fall together, different ones do not. */
export function statusKey(params: Parameters, { fields, rules }: Status): string {
  const asked = new Set(rules.flatMap((rule) => Object.keys(rule.when)));
  const values = [...asked].sort().map((name) => params[name] ?? '');
  return [params[fields.message] ?? '', params[fields.id] ?? '', ...values].join(':');
}

/** Details come escaped twice, cut, and with the text of exceptions behind them: the readable beginning is enough. */
function readable(detail: string): string {
  let text = detail;
  for (let turn = 0; turn < 2 && /%[0-9a-f]{2}/iu.test(text); turn += 1) {
    try {
      text = decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
      break;
    }
  }
  return text
    .replace(/____.*$/su, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** What a report says; null: no rule fits it. */
export function reportOf(params: Parameters, status: Status): DeliveryReport | null {
  const { fields, rules } = status;
  const rule = rules.find(({ when }) => Object.entries(when).every(([name, wanted]) => fits(params[name], wanted)));
  if (rule === undefined) return null;
  const [messageId, providerId] = [params[fields.message] ?? '', params[fields.id] ?? ''];
  const about = messageId === '' ? { providerId } : { messageId };
  if (rule.state !== 'failed') return { about, state: rule.state };
  const detail = readable(params[fields.detail] ?? '');
  return { about, state: 'failed', errorClass: rule.errorClass ?? 'permanent', ...(detail !== '' && { detail }) };
}
