import { describe, expect, it } from 'vitest';
import { canBeModerated, isHiddenComment } from './moderation.ts';

const comment = { isPublic: true, direction: 'in', externalId: '10_20', removedAt: null } as const;

describe('a comment that everybody reads', () => {
  it('can be hidden while it stands there and somebody else wrote it', () => {
    expect(canBeModerated(comment)).toBe(true);
    expect(canBeModerated({ ...comment, isPublic: false })).toBe(false);
    expect(canBeModerated({ ...comment, direction: 'out' })).toBe(false);
    expect(canBeModerated({ ...comment, externalId: null })).toBe(false);
    expect(canBeModerated({ ...comment, removedAt: new Date(0) })).toBe(false);
  });

  it('stands as staff last left it, whatever else happened', () => {
    const event = (type: string, messageId: string) => ({ type, data: { messageId } });
    const hidden = [event('message.hidden', 'a'), event('message.edited', 'a'), event('message.shown', 'b')];

    expect(isHiddenComment([], 'a')).toBe(false);
    expect(isHiddenComment(hidden, 'a')).toBe(true);
    expect(isHiddenComment(hidden, 'b')).toBe(false);
    expect(isHiddenComment([...hidden, event('message.shown', 'a')], 'a')).toBe(false);
  });
});
