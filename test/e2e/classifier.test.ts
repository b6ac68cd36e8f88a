import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import shippedModel from '../../prisma/seed/data/routing-model.json' with { type: 'json' };
import type { CardDetails } from '../../src/domain/routing/report-card.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';

let hub: TestHub;
let supervisor: StaffPage;

const details: CardDetails = {
  texts: 412,
  first: 0.913,
  amongThree: 0.979,
  automatic: 0.742,
  automaticRight: 0.976,
  reliability: Array.from({ length: 10 }, (_, bin) => ({
    from: bin / 10,
    to: (bin + 1) / 10,
    texts: bin * bin,
    right: Math.round(bin * bin * (bin / 10 + 0.04)),
    said: bin / 10 + 0.05,
  })),
  categories: [
    { code: 'electricity', texts: 40, right: 38, confused: [{ code: 'water-supply', texts: 2 }] },
    { code: 'drainage', texts: 31, right: 22, confused: [{ code: 'roads', texts: 6 }] },
  ],
  flags: [],
};

beforeAll(async () => {
  hub = await startTestHub();
  const { id: startedBy } = await hub.context.prisma.user.findFirstOrThrow();
  await hub.context.prisma.routingModel.create({
    data: {
      state: 'ready',
      model: gzipSync(JSON.stringify(shippedModel)),
      card: {
        threshold: 0.82,
        sets: [
          {
            name: 'decisions',
            clean: details,
            folded: null,
            noisy: null,
            inUse: { id: null, clean: { ...details, first: 0.887 } },
          },
        ],
        words: { electricity: ['mất điện', 'công tơ'], drainage: ['ngập', 'cống'] },
      },
      decisions: 3708,
      startedBy,
      startedAt: new Date('2026-11-20T02:00:00Z'),
      endedAt: new Date('2026-11-20T02:01:10Z'),
    },
  });
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/classifier' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

describe('the page of the classifier', () => {
  tellStory();

  it('shows the models, and for one how it was measured beside the model in use', async () => {
    const { page } = supervisor;
    await page.getByRole('row', { name: /Mô hình đi kèm hub.*Đang dùng/u }).waitFor();
    await page.getByRole('row', { name: /Mô hình số 1.*3\.708 quyết định của cán bộ/u }).waitFor();

    await page.getByRole('button', { name: 'Xem: Mô hình số 1' }).click();

    await page.getByRole('heading', { name: 'Mô hình số 1', level: 2 }).waitFor();
    await page.getByRole('row', { name: /Cơ quan đúng ngay đề xuất đầu.*91,3 %.*88,7 %/u }).waitFor();
    await page.getByRole('img', { name: 'Độ tin cậy nói ra và thực tế' }).waitFor();
    await page.getByRole('row', { name: /71%.*ngập, cống/u }).waitFor();
    expect(new URL(page.url()).search).toContain('model=');
    await expectNoSeriousAxe(page);
  });

  it('switches a model on after a question, and back', async () => {
    const { page } = supervisor;
    await supervisor.button('Bật mô hình này').click();
    const dialog = page.getByRole('dialog', { name: 'Bật Mô hình số 1?' });
    await dialog.getByRole('button', { name: 'Bật mô hình này' }).click();
    await page.getByText('Đã bật Mô hình số 1.').waitFor();
    await page.getByRole('row', { name: /Mô hình số 1.*Đang dùng/u }).waitFor();

    await page.getByRole('button', { name: 'Xem: Mô hình đi kèm hub' }).click();
    await supervisor.button('Bật mô hình này').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bật mô hình này' }).click();

    await page.getByText('Đã bật Mô hình đi kèm hub.').waitFor();
    expect(await page.getByRole('row', { name: /Mô hình đi kèm hub.*Đang dùng/u }).count()).toBe(1);
  });

  it('tries a typed report, with reasons', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Thử một phản ánh' }).click();
    await page.getByRole('textbox', { name: 'Nội dung phản ánh' }).fill('Mất điện từ sáng ở phường Võ Cường');
    await page.keyboard.press('Control+Enter');

    const result = page.getByRole('region', { name: 'Đề xuất' });
    await result
      .getByText(/“Mất điện/u)
      .first()
      .waitFor();
    await result.getByText('Phường Võ Cường').first().waitFor();
    await expectNoSeriousAxe(page);
  });

  it('fits a phone', async () => {
    const { page } = supervisor;
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.goto('/console/classifier?model=1&with=shipped');
    await page.getByRole('heading', { name: 'Mô hình số 1', level: 2 }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('is read by auditors, in the dark too, who switch nothing', async () => {
    const auditor = await openStaff(hub.url, { role: 'auditor', at: '/console/classifier', colours: 'dark' });
    await auditor.page.getByText('Bạn xem được, giám sát và quản trị mới bật mô hình.').waitFor();

    expect(await auditor.button('Học từ quyết định của cán bộ').count()).toBe(0);
    await expectNoSeriousAxe(auditor.page);
  });

  it('starts a training, which says how far it is', async () => {
    const { page } = supervisor;
    await supervisor.button('Học từ quyết định của cán bộ').click();

    await page.getByRole('progressbar', { name: 'Tiến độ học' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /Chờ máy rảnh|Đang/u })
      .first()
      .waitFor();
    expect(await supervisor.button('Học từ quyết định của cán bộ').isDisabled()).toBe(true);
  });
});
