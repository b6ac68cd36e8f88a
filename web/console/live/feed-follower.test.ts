import { describe, expect, it } from 'vitest';
import type { FeedAnswer, TicketChanged } from '../../../src/contract/live.ts';
import { FeedFollower } from './feed-follower.ts';

function change(cursor: string): TicketChanged {
  return { cursor, id: `ticket-${cursor}`, type: 'note.added', at: '2026-11-20T03:00:00.000Z', row: null };
}

function follow(answers: readonly (FeedAnswer | Error)[]) {
  const asked: (string | null)[] = [];
  const applied: string[] = [];
  let reloads = 0;
  const queue = [...answers];
  const follower = new FeedFollower({
    ask: async (cursor) => {
      asked.push(cursor);
      const next = queue.shift();
      if (!next || next instanceof Error) throw next ?? new Error('no answer left');
      return next;
    },
    apply: (item) => applied.push(item.cursor),
    reload: () => {
      reloads += 1;
    },
  });
  return { follower, asked, applied, reloads: () => reloads };
}

describe('following the event log', () => {
  it('reloads once on the first connection, because the time since the first load is unknown', async () => {
    const { follower, asked, reloads } = follow([{ cursor: '5', reload: false, changes: [] }]);

    await follower.catchUp();

    expect(asked).toEqual([null]);
    expect(reloads()).toBe(1);
    expect(follower.cursor).toBe('5');
  });

  it('asks after a gap from the last change it was given', async () => {
    const { follower, asked, applied, reloads } = follow([
      { cursor: '5', reload: false, changes: [] },
      { cursor: '9', reload: false, changes: [change('7'), change('9')] },
    ]);
    await follower.catchUp();
    follower.receive(change('6'));
    follower.lose();

    await follower.catchUp();

    expect(asked).toEqual([null, '6']);
    expect(applied).toEqual(['6', '7', '9']);
    expect(reloads()).toBe(1);
  });

  it('does not skip a gap when a push arrives before it has caught up', async () => {
    const { follower, asked } = follow([
      { cursor: '5', reload: false, changes: [] },
      { cursor: '8', reload: false, changes: [] },
    ]);
    await follower.catchUp();
    follower.lose();
    follower.receive(change('8'));

    await follower.catchUp();

    expect(asked).toEqual([null, '5']);
  });

  it('reloads when too much was missed or nobody answers', async () => {
    const { follower, reloads } = follow([
      { cursor: '5', reload: false, changes: [] },
      { cursor: '900', reload: true, changes: [] },
      new Error('timeout'),
    ]);

    await follower.catchUp();
    await follower.catchUp();
    const level = await follower.catchUp();

    expect(reloads()).toBe(3);
    expect(level).toBe(false);
    expect(follower.cursor).toBe('900');
  });
});
