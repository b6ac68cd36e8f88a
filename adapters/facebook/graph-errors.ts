import { z } from 'zod';
import type { SendErrorClass } from '../../src/channels/outbound.ts';
import { readJson } from '../../src/lib/read-json.ts';

/** What Graph says when it refuses. */
const refusal = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.coerce.number().int(),
    error_subcode: z.coerce.number().int().optional(),
    is_transient: z.boolean().optional(),
  }),
});

/** A refusal, understood. `code` 0: it was not in Graph's own words. */
export type Refusal = {
  readonly errorClass: SendErrorClass;
  readonly code: number;
  readonly subcode: number;
  readonly detail: string;
  readonly retryAfterMs?: number;
};

// Messenger Platform, "Common Error Codes"; Graph API, "Handle Errors".
const closedWindow = new Set([2018278, 2534022, 2018065]);
const unreachable = new Set([1545041, 2018108, 2018001]);
const brokenToken = new Set([190, 102]);
const throttled = new Set([4, 17, 32, 341, 613, 80001, 80006]);
const passing = new Set([1, 2, 1200]);
const uploadTooSlow = 2018294;
const attachmentMismatch = 2018047;
const gone = 33;
const minuteMs = 60_000;

const words: Readonly<Record<SendErrorClass, string>> = {
  retry: 'Facebook đang bận hoặc giới hạn lượt gửi, sẽ gửi lại',
  permanent: 'Facebook không nhận nội dung này',
  reauth: 'Mã truy cập của Trang hết hiệu lực hoặc thiếu quyền, cần quản trị viên cấp lại',
  window_closed: 'Đã quá thời hạn Facebook cho phép trả lời người này',
  recipient_unreachable: 'Người này không nhận được tin nhắn của Trang',
  config: 'Facebook từ chối tham số gửi, cần quản trị viên kiểm tra cài đặt',
};

/** What a refusal means for the message. `secrets` are struck out of what the platform says, which may repeat a token. */
export function readRefusal(
  answer: { readonly status: number; readonly headers: Headers; readonly json: unknown },
  secrets: readonly string[],
): Refusal {
  const parsed = refusal.safeParse(answer.json);
  if (!parsed.success) {
    const errorClass = answer.status >= 500 || answer.status === 429 ? 'retry' : 'permanent';
    const after = errorClass === 'retry' ? waitOf(answer.headers, null) : null;
    const detail = `${words[errorClass]} (HTTP ${answer.status}).`;
    return { errorClass, code: 0, subcode: 0, detail, ...(after !== null && { retryAfterMs: after }) };
  }
  const { code, error_subcode: subcode = 0, is_transient: isTransient = false, message } = parsed.data.error;
  const errorClass = classOf({ code, subcode, isTransient, status: answer.status });
  const number = subcode === 0 ? String(code) : `${code}/${subcode}`;
  const said = redacted(message, secrets);
  const detail = `${words[errorClass]} (${number}${said === '' ? '' : `: ${said}`}).`;
  const after = errorClass === 'retry' ? waitOf(answer.headers, throttled.has(code) ? minuteMs : null) : null;
  return { errorClass, code, subcode, detail, ...(after !== null && { retryAfterMs: after }) };
}

function classOf(error: { code: number; subcode: number; isTransient: boolean; status: number }): SendErrorClass {
  const { code, subcode } = error;
  if (closedWindow.has(subcode)) return 'window_closed';
  if (code === 551 || unreachable.has(subcode)) return 'recipient_unreachable';
  if (brokenToken.has(code)) return 'reauth';
  if (error.isTransient || throttled.has(code) || passing.has(code) || subcode === uploadTooSlow) return 'retry';
  if (code === 3 || code === 10 || (code >= 200 && code < 300)) return 'reauth';
  if (code === 100) return subcode === gone || subcode === attachmentMismatch ? 'permanent' : 'config';
  return error.status >= 500 || error.status === 429 ? 'retry' : 'permanent';
}

function redacted(message: string, secrets: readonly string[]): string {
  let said = message.replace(/\s+/gu, ' ').trim();
  for (const secret of secrets) if (secret.length >= 4) said = said.replaceAll(secret, '…');
  return said
    .replace(/\bEA[A-Za-z0-9]{16,}/gu, '…')
    .slice(0, 250)
    .replace(/\.$/u, '');
}

const businessUsage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().optional() })),
);

/** How long Graph asks to wait, in milliseconds: by `Retry-After` (seconds) or by the usage of the Page (minutes). */
function waitOf(headers: Headers, otherwise: number | null): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const minutes = [0];
  const usage = businessUsage.safeParse(readJson(headers.get('x-business-use-case-usage') ?? ''));
  for (const entry of usage.success ? Object.values(usage.data).flat() : []) {
    minutes.push(entry.estimated_time_to_regain_access ?? 0);
  }
  const told = Math.max(Number.isFinite(seconds) ? seconds * 1000 : 0, Math.max(...minutes) * minuteMs);
  return told > 0 ? Math.min(told, 24 * 60 * minuteMs) : otherwise;
}
