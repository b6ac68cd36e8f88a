import { describe, expect, it } from 'vitest';
import {
  exampleOfDecision,
  groupOfSender,
  isHeldBack,
  maskForLearning,
  type OfficerDecision,
} from './officer-decisions.ts';

const decision: OfficerDecision = {
  text: 'Mất điện',
  subject: null,
  category: 'electricity',
  lead: 'dien-luc',
  channel: 'web',
  senderKind: 'citizen',
  unitCode: null,
  group: 3,
};

describe('a decision to learn from', () => {
  it('names nobody, and keeps its words and lengths', () => {
    const text = 'Tôi là Lan, 0912 345 678, lan.nguyen@nguoidan.example, CCCD 027088001234, mất điện từ 5 giờ';
    const masked = maskForLearning(text);

    expect(masked).toHaveLength(text.length);
    expect(masked).toContain('mất điện từ 5 giờ');
    for (const personal of ['912', '345', 'lan.nguyen', '027088']) expect(masked).not.toContain(personal);
  });

  it('belongs to the same group of senders for ever; one group teaches nothing', () => {
    expect(groupOfSender('a')).toBe(groupOfSender('a'));
    const groups = new Set(Array.from({ length: 500 }, (_, index) => groupOfSender(`sender ${index}`)));
    expect([...groups].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([isHeldBack({ ...decision, group: 0 }), isHeldBack(decision)]).toEqual([true, false]);
  });

  it('is an example of a voice of its group, whose flags nobody knows', () => {
    expect(exampleOfDecision(decision)).toMatchObject({ category: 'electricity', flags: null, voice: 'officers-3' });
  });
});
