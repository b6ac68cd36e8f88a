import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TrackingView } from '../../../src/contract/public.ts';
import { Thread } from './thread.tsx';

const name = { vi: 'Bắc Ninh', en: 'Bắc Ninh' };
const frame = {
  lang: 'vi',
  otherLangHref: '/',
  assets: { css: [], js: [] },
  province: { name, centre: name, contacts: [], exampleCode: 'BN-26-5B2QY4' },
} as const;

function htmlOf(from: 'sender' | 'agency', text: string): string {
  const message = { id: 'a', from, kind: 'answer', text, at: '2026-11-20T02:14:00Z', agency: null };
  // The thread reads nothing of the view but its messages.
  const view = { messages: [{ ...message, attachments: [], problems: [] }] } as unknown as TrackingView;
  return renderToStaticMarkup(<Thread frame={frame} view={view} />);
}

const wrapped = `Đường Trần Phú đoạn trước cổng kho số 4 ngập từ 6 giờ sáng nay, nước sâu
chừng nửa mét. Ba xe tải của chúng tôi không vào được, hàng đông lạnh có
nguy cơ hỏng trước buổi chiều.`;

describe('the thread of the tracking page', () => {
  it('joins the lines that the mail program of its sender broke', () => {
    expect(htmlOf('sender', wrapped)).toContain('nước sâu chừng nửa mét.');
  });

  it('leaves the lines of an answer as the agency set them', () => {
    expect(htmlOf('agency', wrapped)).toContain('nước sâu\nchừng nửa mét.');
  });
});
