import type { ChannelView } from '../../contract/channels.ts';
import type { Bilingual } from '../../lib/bilingual.ts';
import type { ChannelLine } from './account-service.ts';
import type { ChannelState } from './channel-views.ts';

type Health = Pick<ChannelView, 'health' | 'problem'>;

function restWords(until: Date): Bilingual {
  const time = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' }).format(until);
  return {
    vi: `Nền tảng lỗi liên tiếp; hub nghỉ gửi tới ${time} rồi thử lại. Tin nhắn vẫn được giữ.`,
    en: `The platform failed several times in a row; sending rests until ${time}. Messages are kept.`,
  };
}

function healthOf(line: ChannelLine, state: ChannelState, silent: boolean, now: Date): Health {
  if (!line.active)
    return {
      health: 'paused',
      problem: {
        vi: 'Kênh đang tạm dừng: tin tới vẫn được giữ, không gửi gì đi.',
        en: 'Paused: what comes in is kept, nothing is sent.',
      },
    };
  if (state.lastError) {
    const words = state.lastError;
    return { health: 'error', problem: { vi: `Kênh báo lỗi: ${words}`, en: `The channel reports: ${words}` } };
  }
  if (state.restsUntil && state.restsUntil > now) return { health: 'resting', problem: restWords(state.restsUntil) };
  if (silent)
    return {
      health: 'silent',
      problem: {
        vi: 'Im lặng khác thường so với nhịp hằng tuần. Kiểm tra webhook ở phía nền tảng.',
        en: 'Unusually silent against its weekly rhythm. Check the webhook at the platform.',
      },
    };
  return { health: 'ok', problem: null };
}

function isTest(value: unknown): value is ChannelView['lastTest'] {
  return typeof value === 'object' && value !== null && 'at' in value && 'ok' in value && 'detail' in value;
}

/** An account as the channels page shows it; nothing of it is secret. */
export function presentChannel(
  line: ChannelLine,
  state: ChannelState,
  input: { readonly silent: boolean; readonly now: Date },
): ChannelView {
  const { adapter } = line;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: line.id,
    kind: line.kind,
    name: line.name,
    active: line.active,
    ...healthOf(line, state, input.silent, input.now),
    webhookUrl: line.webhookUrl,
    usesWebhook: adapter.usesWebhook ?? true,
    lastInAt: iso(state.lastInAt),
    lastMessageAt: iso(state.lastMessageAt),
    lastOutAt: iso(state.lastOutAt),
    lastErrorAt: iso(state.lastErrorAt),
    restsUntil: iso(state.restsUntil),
    token:
      state.tokenAt || state.tokenEndsAt ? { obtainedAt: iso(state.tokenAt), expiresAt: iso(state.tokenEndsAt) } : null,
    lastTest: isTest(state.lastTest) ? state.lastTest : null,
    day: { received: state.received, sent: state.sent, failed: state.failed, waiting: state.waiting },
    canSend: adapter.send !== null,
    canTest: adapter.test !== undefined || adapter.send !== null,
    canConnect: adapter.connect !== undefined,
  };
}
