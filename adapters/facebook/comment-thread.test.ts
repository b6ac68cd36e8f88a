import { describe, expect, it } from 'vitest';
import { conversationOf, lastForeignComment, parentsOf, permalinkOf } from './comment-thread.ts';
import { feedValue } from './event-schema.ts';

const post = '1042_55';
const value = (more: object) => feedValue.parse({ item: 'comment', verb: 'add', post_id: post, ...more });

describe('a conversation below a post', () => {
  const top = value({ comment_id: '55_1', parent_id: post });
  const reply = value({ comment_id: '55_2', parent_id: '55_1' });

  it('joins what one person says under one comment, and nobody else', () => {
    expect(conversationOf(reply, 'lan')).toBe(conversationOf(top, 'lan'));
    expect(conversationOf(reply, 'minh')).not.toBe(conversationOf(top, 'lan'));
    expect(conversationOf(value({ comment_id: '55_3', parent_id: post }), 'lan')).not.toBe(conversationOf(top, 'lan'));
  });

  it('knows a post by each of its ids', () => {
    expect(conversationOf(value({ comment_id: '55_1', parent_id: '1042_77' }), 'lan')).toBe(conversationOf(top, 'lan'));
  });

  it('is none of the nameless, who may be anybody', () => {
    expect(conversationOf(top, null)).toBeNull();
  });

  it('refers to what it answers, nearest first, be that a person or the Page', () => {
    expect(parentsOf(top)).toEqual([post]);
    expect(parentsOf(reply)).toEqual(['55_1', 'page:55_1', post]);
    expect(parentsOf(value({ item: 'post' }))).toEqual([]);
  });
});

describe('what is answered', () => {
  it('is what a person said last, never a comment of the Page nor a private message', () => {
    expect(lastForeignComment(['1042_55', '55_1', 'page:55_2', 'm_abc'])).toBe('55_1');
    expect(lastForeignComment(['page:55_2'])).toBeNull();
    expect(lastForeignComment([])).toBeNull();
  });
});

describe('a permalink', () => {
  it('leads to the comment on the address that Facebook gives', () => {
    const given = 'https://www.facebook.com/tongdai1022/posts/pfbid02';

    expect(permalinkOf(value({ comment_id: '55_1', post: { permalink_url: given } }))).toBe(`${given}?comment_id=1`);
  });

  it('is made of ids when none is given, or one that leads elsewhere', () => {
    const made = 'https://www.facebook.com/1042_55?comment_id=1';

    for (const url of [
      undefined,
      'javascript:alert(1)',
      'https://facebook.com.evil.test/x',
      'http://www.facebook.com/x',
    ]) {
      expect(permalinkOf(value({ comment_id: '55_1', post: { permalink_url: url } }))).toBe(made);
    }
  });
});
