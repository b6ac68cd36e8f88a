import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communeBorder } from '../../src/contract/places.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { sendReport, signInCrew } from '../support/ticket-steps.ts';

let hub: TestHub;
let administrator: StaffPage;

beforeAll(async () => {
  hub = await startTestHub();
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/places' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function geojson(name: string): Buffer {
  const ring = [
    [106.0, 21.1],
    [106.1, 21.1],
    [106.1, 21.2],
    [106.0, 21.2],
    [106.0, 21.1],
  ];
  const features = [name, 'Hoàn Kiếm'].map((one) => ({
    type: 'Feature',
    properties: { name: one },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

describe('the page of places', () => {
  tellStory();

  it('searches the gazetteer and takes a new street', async () => {
    const { page } = administrator;
    await page.getByRole('textbox', { name: 'Tìm địa danh' }).fill('vsip');
    await page.getByRole('row', { name: /^VSIP Khu, cụm công nghiệp/u }).waitFor();
    await expectNoSeriousAxe(page);

    await page.getByRole('button', { name: 'Thêm địa danh' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thêm địa danh' });
    await dialog.getByText('Đường, phố').click();
    await dialog.getByRole('textbox', { name: 'Tên' }).fill('VSIP Hoa Sen');
    await dialog.getByRole('combobox', { name: 'Thuộc xã, phường' }).fill('vo cuong');
    await page.getByRole('option', { name: 'Phường Võ Cường' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Lưu' }).click();

    await page.getByText('Đã lưu. Phản ánh đến từ lúc này').waitFor();
    await page.getByRole('row', { name: /VSIP Hoa Sen Đường, phố Phường Võ Cường/u }).waitFor();
  });

  it('puts back at once what was removed', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'Xóa: VSIP Hoa Sen' }).click();
    await page.getByText('Đã xóa “VSIP Hoa Sen”.').waitFor();

    await page.getByRole('button', { name: 'Thêm lại' }).click();

    await page.getByRole('row', { name: /VSIP Hoa Sen/u }).waitFor();
    expect(await page.getByText('Đã xóa “VSIP Hoa Sen”.').count()).toBe(0);
  });

  it('draws approximate borders and says so, then takes real ones after a check', async () => {
    const { page } = administrator;
    await page.getByText('Ranh giới', { exact: true }).click();
    await page.getByText('Ranh giới vẽ gần đúng từ điểm trung tâm').waitFor();
    await page.getByRole('img', { name: 'Bản đồ xã, phường' }).waitFor();
    await page.getByRole('combobox', { name: 'Tìm xã, phường trên bản đồ' }).fill('vo cuong');
    await page.getByRole('option', { name: 'Phường Võ Cường' }).click();
    await page.getByText(/Phường Võ Cường, mã \d{5}/u).waitFor();
    await expectNoSeriousAxe(page);

    const chooser = page.locator('input[type="file"]');
    await chooser.setInputFiles({ name: 'xa.geojson', mimeType: 'application/json', buffer: geojson('P. Vo Cuong') });
    await page.getByText('1 trên 2 đối tượng khớp với xã, phường của tỉnh.').waitFor();
    await page.getByText('Hoàn Kiếm: không xã, phường nào có tên hay mã này').waitFor();

    await page.getByRole('button', { name: 'Lưu 1 ranh giới' }).click();

    await page.getByText('Đã lưu 1 ranh giới.').waitFor();
    await page.getByText('1 trên 99 xã, phường có ranh giới thật.').waitFor();
  });

  it('names a file that is no map', async () => {
    const { page } = administrator;
    const chooser = page.locator('input[type="file"]');
    await chooser.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });

    await page.getByText('Tệp này không phải GeoJSON FeatureCollection').waitFor();
    expectTrouble(administrator.person, /400/u);
  });

  it('fits a phone', async () => {
    const { page } = administrator;
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.getByRole('main').getByText('Địa danh', { exact: true }).click();
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

describe('the map of a ticket', () => {
  tellStory();

  it('draws the border of the commune, and says where it is approximate', async () => {
    const crew = await signInCrew(hub.url);
    const known = await sendReport(hub.url, crew, { text: 'Cống tắc ở phường Võ Cường, nước ngập' });
    const guessed = await sendReport(hub.url, crew, { text: 'Cống tắc ở phường Kinh Bắc, nước ngập' });
    const { page } = await openStaff(hub.url, { role: 'operator', at: `/console/t/${guessed.code}` });
    const note = page.getByText('Nét đứt: ranh giới Phường Kinh Bắc, vẽ gần đúng từ điểm trung tâm');
    await note.waitFor();

    const drawn = page.waitForResponse(/\/api\/v1\/borders\/\d{5}$/u);
    await page.goto(`/console/t/${known.code}`);
    expect(communeBorder.parse(await (await drawn).json()).approximate).toBe(false);
    await page.locator('.map').waitFor();
    expect(await page.getByText('Nét đứt: ranh giới').count()).toBe(0);
    await expectNoSeriousAxe(page);
  });
});

describe('the page of the taxonomy', () => {
  tellStory();

  it('takes a new category, and retires and restores it', async () => {
    const { page } = administrator;
    await page.goto('/console/taxonomy');
    await page.getByRole('button', { name: 'Thêm lĩnh vực' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thêm lĩnh vực' });
    await dialog.getByRole('textbox', { name: 'Mã' }).fill('street-lights');
    await dialog.getByRole('textbox', { name: 'Tên tiếng Việt' }).fill('Chiếu sáng công cộng');
    await dialog.getByRole('textbox', { name: 'Tên tiếng Anh' }).fill('Street lighting');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu. Mọi máy dùng danh mục mới').waitFor();

    const row = page.getByRole('row', { name: /Chiếu sáng công cộng/u });
    await row.getByRole('button', { name: 'Ngừng dùng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ngừng dùng' }).click();
    await row.getByText('Đã ngừng').waitFor();
    await row.getByRole('button', { name: 'Dùng lại' }).click();
    await row.getByText('Đang dùng').waitFor();
    await expectNoSeriousAxe(page);
  });

  it('says why an entry cannot be retired', async () => {
    const { page } = administrator;
    await page.getByText('Đơn vị', { exact: true }).first().click();
    const row = page.getByRole('row', { name: /^Sở Xây dựng/u });
    await row.getByRole('button', { name: 'Ngừng dùng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ngừng dùng' }).click();

    await page.getByText(/còn \d+ lĩnh vực, \d+ tài khoản đang dùng/u).waitFor();
    expectTrouble(administrator.person, /409/u);
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
  });

  it('is read by operators in the dark, who change nothing', async () => {
    const operator = await openStaff(hub.url, { role: 'operator', at: '/console/taxonomy', colours: 'dark' });
    await operator.page.getByText('Bạn xem được danh mục, quản trị mới sửa.').waitFor();
    await operator.page.getByRole('row', { name: /Điện: mất điện/u }).waitFor();

    expect(await operator.button('Thêm lĩnh vực').count()).toBe(0);
    await expectNoSeriousAxe(operator.page);
  });
});
