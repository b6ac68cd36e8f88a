import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookAdapter } from '../../adapters/facebook/index.ts';
import { startGraphHub, type GraphHub } from '../support/platforms/graph-hub.ts';

const lan = { id: '7301000000000011', name: 'Nguyễn Thị Lan' };
let hub: GraphHub;

beforeEach(async () => {
  hub = await startGraphHub();
});

afterEach(() => hub[Symbol.asyncDispose]());

describe('a comment that others should not see', () => {
  const moderate = (id: string, what: 'hide' | 'unhide') => facebookAdapter.moderate?.(id, what, hub.account());
  let comment = '';

  beforeEach(async () => {
    comment = await hub.platform.comments(lan, 'Đọc số điện thoại nhà hàng xóm');
  });

  it('is hidden, and shown again, as often as one likes', async () => {
    const results = [await moderate(comment, 'hide'), await moderate(comment, 'hide')];
    const wasHidden = hub.platform.word(comment)?.isHidden;
    const last = await moderate(comment, 'unhide');

    expect(results).toEqual([
      { state: 'sent', providerId: null },
      { state: 'sent', providerId: null },
    ]);
    expect([wasHidden, last?.state, hub.platform.word(comment)?.isHidden]).toEqual([true, 'sent', false]);
  });

  it.each([
    ['down', 'retry'],
    ['transient', 'retry'],
    ['throttled', 'retry'],
    ['connection-lost', 'retry'],
    ['token-expired', 'reauth'],
    ['moderation-refused', 'reauth'],
  ])('stays as it is or is tried again under the fault %s', async (fault, errorClass) => {
    hub.platform.set(fault, true);

    expect(await moderate(comment, 'hide')).toMatchObject({ state: 'failed', errorClass });
  });

  it('cannot be hidden when it is gone, or is a message that only the Page reads', async () => {
    await hub.platform.removes(comment);
    const permanent = { state: 'failed', errorClass: 'permanent' };

    expect(await moderate(comment, 'hide')).toMatchObject(permanent);
    expect(await moderate('m_abc', 'hide')).toMatchObject(permanent);
    expect(await moderate('page:10_20', 'hide')).toMatchObject(permanent);
    hub.configure({ pageAccessToken: '' });
    expect(await moderate(comment, 'hide')).toMatchObject({ state: 'failed', errorClass: 'config' });
  });
});
