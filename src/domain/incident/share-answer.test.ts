import { describe, expect, it } from 'vitest';
import { refusalToShare } from './share-answer.ts';

const own = 'so-xay-dung';

function refusal(
  state: Parameters<typeof refusalToShare>[0]['ticket']['state'],
  ...assignments: Parameters<typeof refusalToShare>[0]['assignments'][number][]
) {
  return refusalToShare({ ticket: { state }, assignments }, own);
}

describe('whether the answer of another ticket can go to this one', () => {
  it('is so while its own agency leads it and has no answer of its own', () => {
    for (const state of ['offered', 'accepted', 'in_progress'] as const)
      expect(refusal('processing', { agencyCode: own, part: 'lead', state })).toBeNull();
    expect(refusal('waiting_sender', { agencyCode: own, part: 'lead', state: 'in_progress' })).toBeNull();
  });

  it('is not so elsewhere, and says why', () => {
    const led = { agencyCode: own, part: 'lead', state: 'drafted' } as const;
    expect(refusal('triage')).toBe('not_routed');
    expect(refusal('triage', { ...led, state: 'returned' })).toBe('not_routed');
    expect(refusal('processing', { ...led, agencyCode: 'dien-luc', state: 'accepted' })).toBe('other_agency');
    expect(
      refusal(
        'processing',
        { agencyCode: own, part: 'coordinating', state: 'accepted' },
        { agencyCode: 'dien-luc', part: 'lead', state: 'accepted' },
      ),
    ).toBe('other_agency');
    expect(refusal('awaiting_approval', led)).toBe('own_answer');
    expect(refusal('answered', { ...led, state: 'done' })).toBe('answered');
    expect(refusal('closed', { ...led, state: 'done' })).toBe('ended');
  });
});
