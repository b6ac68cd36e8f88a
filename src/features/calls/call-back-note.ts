import { z } from 'zod';

/** What stands in `call_back_note`: tries in vain so far, and in the end how it was settled. */
const callBackNote = z.object({
  tries: z.number().int(),
  lastAt: z.iso.datetime().nullable(),
  /** Before this it is hardly worth another try. */
  againAt: z.iso.datetime().nullable(),
  outcome: z.enum(['reached', 'not_needed']).nullable(),
  reason: z.string().nullable(),
});
export type CallBackNote = z.infer<typeof callBackNote>;

const nothingYet: CallBackNote = { tries: 0, lastAt: null, againAt: null, outcome: null, reason: null };

export function readCallBackNote(stored: string | null): CallBackNote {
  if (stored === null) return nothingYet;
  const parsed = callBackNote.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : nothingYet;
}

export function writeCallBackNote(note: CallBackNote): string {
  return JSON.stringify(note);
}

/** After the first try half an hour, then two hours, then four. */
const pausesMinutes = [30, 120, 240] as const;

/** One more try in vain. */
export function triedInVain(before: CallBackNote, at: Date): CallBackNote {
  const pause = pausesMinutes[Math.min(before.tries, pausesMinutes.length - 1)] ?? 240;
  const againAt = new Date(at.getTime() + pause * 60_000);
  return { ...before, tries: before.tries + 1, lastAt: at.toISOString(), againAt: againAt.toISOString() };
}
