import { useState } from 'react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { keptKey, readKept, writeKept } from '../composer/kept-text.ts';
import { useMe } from '../shell/me-context.ts';
import { freshDraft, isEmptyDraft, readDraft, type CallDraft } from './call-draft.ts';

/** The form of a call, saved on this computer at each key; a reload of the page brings it back. */
export function useCallDraft(call: CallDetail) {
  const me = useMe();
  const key = keptKey(me.id, `call:${call.id}`);
  const known = call.card && { name: call.card.name, kind: call.card.kind };
  const [draft, setDraft] = useState(() => readDraft(readKept(key) ?? '') ?? freshDraft(call.nextPart ?? 1, known));
  const change = (patch: Partial<CallDraft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    writeKept(key, isEmptyDraft(next) ? '' : JSON.stringify(next));
  };
  /** It is a ticket now. */
  const forget = () => writeKept(key, '');
  const restart = () => {
    forget();
    setDraft(freshDraft(call.nextPart ?? 1, known));
  };
  return { draft, change, forget, restart };
}
