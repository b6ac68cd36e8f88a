import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { changeContact, contactFound } from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { reportBy } from '../support/ticket-steps.ts';

const lan = { name: 'Nguyễn Thị Lan', email: 'lan@nguoidan.example', unitCode: '09187' };
const lanToo = { name: 'nguyễn thị lan', email: 'lan.nguyen@congty.example', unitCode: '09187' };
const binh = { name: 'Trần Văn Bình', email: 'binh@nguoidan.example', phone: '0987654321' };
const firm = { name: 'Công ty TNHH Minh Phát', email: 'minhphat@doanhnghiep.example', contactKind: 'business' };

let hub: TestHub;
let operator: StaffPage;
let colleague: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  colleague = await signIn(hub.url, 'operator');
  operator = await openStaff(hub.url, { role: 'operator', at: '/console/contacts' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function listed() {
  return operator.page.getByRole('region', { name: 'Người gửi' }).getByRole('link');
}

function section(name: string) {
  return operator.page.getByRole('region', { name, exact: true });
}

function dialog() {
  return operator.page.getByRole('dialog');
}

async function open(words: RegExp, heading: string): Promise<void> {
  await listed().filter({ hasText: words }).click();
  await operator.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
}

describe('the pages of contacts', () => {
  tellStory();

  it('teach what they are for while there is nobody', async () => {
    await operator.page.getByText('Chưa có người gửi nào').waitFor();
    await expectNoSeriousAxe(operator.page);
  });

  it('list who has written, and find them by what is known of them', async () => {
    for (const person of [lan, lanToo, binh, firm]) await reportBy(hub.url, colleague, person);
    await operator.page.reload();
    await expectSoon(() => listed().count(), 4);

    await operator.page.keyboard.press('/');
    await operator.page.keyboard.type('lan nguyen');
    await expectSoon(() => listed().count(), 2);
    await operator.page.getByRole('searchbox', { name: 'Tìm người gửi' }).fill('0987 654');
    await expectSoon(() => listed().count(), 1);
    expect(new URL(operator.page.url()).searchParams.get('q')).toBe('0987 654');
    await operator.page.getByRole('searchbox', { name: 'Tìm người gửi' }).fill('không có ai');
    await operator.page.getByText('Không tìm thấy “không có ai”').waitFor();
    await operator.button('Xem tất cả').click();
    await expectSoon(() => listed().count(), 4);
  });

  it('show a contact, reached by keys, with the tickets and who may be the same', async () => {
    await operator.page.getByRole('heading', { name: 'Chọn một người gửi' }).click();
    for (const { name } of [firm, binh, lanToo, lan]) {
      await operator.page.keyboard.press('j');
      await operator.page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    }

    await section('Địa chỉ').getByText(lan.email).waitFor();
    await section('Hồ sơ').getByText('Đường Trần Phú ngập').waitFor();
    await section('Có thể trùng').getByText('Cùng tên, cùng gửi phản ánh ở Phường Kinh Bắc').waitFor();
    await expectNoSeriousAxe(operator.page);
  });

  it('merge two after showing both sides and what moves', async () => {
    await operator.button(`So sánh với ${lanToo.name}`).click();
    await dialog().getByText('Sẽ chuyển sang bên giữ lại').waitFor();
    await dialog().getByRole('region', { name: 'Gộp vào và đóng' }).getByText(lanToo.email).waitFor();
    await dialog().getByRole('listitem').filter({ hasText: lanToo.email }).waitFor();
    await expectNoSeriousAxe(operator.page);
    await dialog().getByRole('button', { name: 'Gộp', exact: true }).click();

    await section('Địa chỉ').getByText(lanToo.email).waitFor();
    await expectSoon(() => listed().count(), 3);
    await expectSoon(() => section('Hồ sơ').getByRole('link').count(), 2);
    await expectNoSeriousAxe(operator.page);
  });

  it('take it back by the button in the notice', async () => {
    const notice = operator.page.getByRole('status').filter({ hasText: 'cùng 1 địa chỉ' });
    await notice.getByRole('button', { name: 'Hoàn tác' }).click();

    await operator.page.getByRole('status').filter({ hasText: 'Đã hoàn tác' }).waitFor();
    await expectSoon(() => listed().count(), 4);
    await expectSoon(() => section('Địa chỉ').getByRole('listitem').count(), 1);
    await section('Lịch sử thay đổi')
      .getByText(/Đã hoàn tác .*Nguyễn Thu Hà/u)
      .waitFor();
  });

  it('merge into the other one as well, and go there', async () => {
    await operator.page.keyboard.press('m');
    await dialog().getByRole('searchbox').fill('lan.nguyen@');
    await dialog()
      .getByRole('button', { name: new RegExp(lanToo.name, 'u') })
      .click();
    await operator.button('Đổi bên').click();
    await dialog().getByRole('region', { name: 'Giữ lại' }).getByText(lanToo.email).waitFor();
    await dialog().getByRole('button', { name: 'Gộp', exact: true }).click();

    await operator.page.getByRole('heading', { name: lanToo.name, level: 1, exact: true }).waitFor();
    await expectSoon(() => section('Địa chỉ').getByRole('listitem').count(), 2);
  });

  it('show where a merged contact went', async () => {
    await operator.page.goBack();

    await operator.page.getByText(`Đã gộp vào ${lanToo.name}`).waitFor();
    await expectNoSeriousAxe(operator.page);
    await operator.page.getByRole('link', { name: `Mở ${lanToo.name}` }).click();
    await section('Địa chỉ').getByText(lan.email).waitFor();
  });

  it('split chosen addresses off', async () => {
    await operator.page.keyboard.press('s');
    await dialog().getByRole('button', { name: 'Tách' }).click();
    await dialog().getByText('Chọn ít nhất một địa chỉ.').waitFor();
    await dialog().getByRole('checkbox', { name: lan.email }).check();
    await dialog().getByRole('textbox', { name: 'Tên người gửi mới' }).fill('Chị Lan nhà số 7');
    await expectNoSeriousAxe(operator.page);
    await dialog().getByRole('button', { name: 'Tách' }).click();

    await operator.page.getByRole('status').filter({ hasText: 'Tách 1 địa chỉ thành Chị Lan nhà số 7' }).waitFor();
    await open(/Chị Lan nhà số 7/u, 'Chị Lan nhà số 7');
    await expectSoon(() => section('Hồ sơ').getByRole('link').count(), 1);
  });

  it('correct entries, and say beside each what is wrong with it', async () => {
    await open(/Minh Phát/u, firm.name);
    await operator.page.keyboard.press('e');
    await dialog().getByRole('textbox', { name: 'Mã số thuế' }).fill('0312687879');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await dialog().getByText('Mã số thuế sai chữ số kiểm tra.').waitFor();
    expectTrouble(operator.person, /400/u);
    await expectNoSeriousAxe(operator.page);
    await dialog().getByRole('textbox', { name: 'Mã số thuế' }).fill('0312 687 878');
    await dialog().getByRole('combobox', { name: 'Ngành' }).click();
    await operator.page.getByRole('option', { name: 'Xây dựng', exact: true }).click();
    await dialog().getByRole('button', { name: 'Lưu' }).click();

    await section('Thông tin').getByText('0312687878').waitFor();
    await section('Thông tin').getByText('Xây dựng').waitFor();
    await section('Lịch sử thay đổi').getByText('Sửa mã số thuế, ngành').waitFor();
  });

  it('write down the people of a business', async () => {
    await section('Người của doanh nghiệp').getByRole('button', { name: 'Thêm người' }).click();
    await dialog().getByRole('searchbox').fill('binh');
    await dialog()
      .getByRole('button', { name: new RegExp(binh.name, 'u') })
      .click();

    await section('Người của doanh nghiệp').getByRole('link', { name: binh.name }).click();
    await operator.page.getByRole('heading', { name: binh.name, level: 1 }).waitFor();
    await expectSoon(() => section('Thông tin').getByRole('link', { name: firm.name }).count(), 1);
  });

  it('add an address that a person told, or lead to whoever has it', async () => {
    await operator.button('Thêm địa chỉ').click();
    await operator.page.getByText('Thư điện tử', { exact: true }).last().click();
    await operator.page.getByRole('textbox', { name: 'Địa chỉ thư' }).fill(lan.email);
    await operator.button('Thêm').click();
    await operator.button('Xem và gộp với Chị Lan nhà số 7').waitFor();
    expectTrouble(operator.person, /409/u);
    await operator.page.getByRole('textbox', { name: 'Địa chỉ thư' }).fill('binh.moi@nguoidan.example');
    await operator.button('Thêm').click();

    await section('Địa chỉ').getByText('binh.moi@nguoidan.example').waitFor();
    await section('Địa chỉ')
      .getByText(/Đã xác minh/u)
      .waitFor();
  });

  it('free an address that works again', async () => {
    await hub.context.database.query(
      { name: 'test-bounced', text: `UPDATE "identity" SET "state" = 'bounced' WHERE "address" = $1` },
      [binh.email],
    );
    await operator.page.reload();
    await section('Địa chỉ').getByText('Không gửi tới được').waitFor();
    await operator.button(`Địa chỉ ${binh.email} đã dùng được`).click();

    await expectSoon(() => section('Địa chỉ').getByText('Không gửi tới được').count(), 0);
  });

  it('keep what was typed when a colleague was faster', async () => {
    const { id } = await contactFound(colleague, binh.email);
    await operator.page.keyboard.press('e');
    await dialog().getByRole('textbox', { name: 'Tên' }).fill('Trần Văn Bình (nhà số 12)');
    await changeContact(colleague, id, 'edit', { note: 'Gọi buổi tối' });
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await dialog().getByText('Người khác vừa sửa').waitFor();
    expectTrouble(operator.person, /409/u);
    await dialog().getByRole('button', { name: 'Tải bản mới' }).click();
    await expectSoon(() => dialog().getByText('Người khác vừa sửa').count(), 0);
    await dialog().getByRole('button', { name: 'Lưu' }).click();

    await operator.page.getByRole('heading', { name: 'Trần Văn Bình (nhà số 12)', level: 1 }).waitFor();
    await section('Thông tin').getByText('Gọi buổi tối').waitFor();
  });

  it('fit a phone, one pane at a time', async () => {
    await operator.page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(operator.page);
    await expectNoSeriousAxe(operator.page);
    await operator.page.getByRole('link', { name: 'Về danh sách' }).click();
    await expectSoon(() => listed().count(), 4);
    await expectNoSidewaysScroll(operator.page);
    await operator.page.setViewportSize({ width: 1366, height: 768 });
  });

  it('are one step from the ticket, and for an agency hold no more than its own', async () => {
    const { id } = await contactFound(colleague, binh.email);
    const officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung', at: `/console/contacts/${id}` });
    await officer.page.getByText('Không có người gửi này').waitFor();
    expectTrouble(officer.person, /404/u);
    const ticket = await reportBy(hub.url, colleague, { ...binh, text: 'Cống tắc ở ngõ 12 đường Lý Thái Tổ' });
    await colleague.post(`/tickets/${ticket.id}/route`, { version: 1, category: 'drainage', lead: 'so-xay-dung' });

    await officer.page.goto(`/console/t/${ticket.id}`);
    await officer.page.getByRole('link', { name: 'Xem người gửi' }).click();

    await officer.page.getByRole('heading', { name: /^Trần Văn Bình/u, level: 1 }).waitFor();
    expect(await officer.button('Gộp').count()).toBe(0);
    expect(await officer.page.getByText('Lịch sử thay đổi').count()).toBe(0);
    await expectNoSeriousAxe(officer.page);
  });
});
