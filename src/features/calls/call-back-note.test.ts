import { describe, expect, it } from 'vitest';
import { readCallBackNote, triedInVain, writeCallBackNote } from './call-back-note.ts';

const at = new Date('2026-11-22T03:00:00.000Z');

describe('tries in vain', () => {
  it('are counted, and each waits longer for the next, up to four hours', () => {
    const pauses: number[] = [];
    let note = readCallBackNote(null);
    for (let time = 0; time < 4; time += 1) {
      note = triedInVain(note, at);
      pauses.push((Date.parse(note.againAt ?? '') - at.getTime()) / 60_000);
    }

    expect(pauses).toEqual([30, 120, 240, 240]);
    expect(note.tries).toBe(4);
  });

  it('come back from where they are kept, and what is not understood counts for nothing', () => {
    const note = triedInVain(readCallBackNote(null), at);

    expect(readCallBackNote(writeCallBackNote(note))).toEqual(note);
    expect(readCallBackNote('{"tries":"many"}').tries).toBe(0);
  });
});
