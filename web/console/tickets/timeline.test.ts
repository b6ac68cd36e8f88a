import { describe, expect, it } from 'vitest';
import type { EventView, MessageView } from '../../../src/contract/tickets.ts';
import { timelineOf } from './timeline.ts';

function message(id: string, minute: number, state: MessageView['state'] = 'final'): MessageView {
  return {
    id,
    direction: 'in',
    kind: 'report',
    state,
    channel: 'web',
    author: null,
    subject: null,
    text: id,
    marks: [],
    fullText: null,
    fullMarks: [],
    html: null,
    at: new Date(Date.UTC(2026, 10, 20, 3, minute)).toISOString(),
    automatic: false,
    verified: true,
    problems: [],
    attachments: [],
    delivery: null,
    decision: null,
    isPublic: false,
    permalink: null,
    editedAt: null,
    removedAt: null,
    hidden: false,
    moderation: null,
  };
}

function event(seq: number, minute: number, type: string): EventView {
  const at = new Date(Date.UTC(2026, 10, 20, 3, minute)).toISOString();
  return { seq, type, at, actor: { kind: 'system', name: null }, text: { vi: type, en: type }, hash: '' };
}

describe('the timeline of a ticket', () => {
  it('gathers the events between two messages and leaves out those that messages show', () => {
    const parts = timelineOf({
      thread: [message('answer', 30), message('report', 0)],
      events: [
        event(1, 0, 'message.received'),
        event(2, 5, 'ticket.routed'),
        event(3, 6, 'assignment.offered'),
        event(4, 40, 'ticket.closed'),
      ],
    });

    const shape = parts.map((part) =>
      part.kind === 'message' ? part.message.id : part.events.map((item) => item.seq),
    );
    expect(shape).toEqual(['report', [2, 3], 'answer', [4]]);
  });

  it('keeps drafts out, because they stand in the composer', () => {
    expect(timelineOf({ thread: [message('draft', 1, 'draft')], events: [] })).toEqual([]);
  });
});
