import { useMemo, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import type { KeyBinding } from '../shell/key-registry.ts';

/** So many of the articles have a key. */
export const keyedOffers = 3;

type OfferKeys = {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly insert: (index: number) => void;
};

/** a opens the answer library; while it is open, 1 to 3 put an article into the draft. */
export function useOfferKeys(actions: OfferKeys): void {
  const { t } = useWords();
  const now = useRef(actions);
  now.current = actions;
  const { isOpen } = actions;
  const bindings = useMemo((): readonly KeyBinding[] => {
    const insert = (index: number) => () => now.current.insert(index);
    const open: KeyBinding = {
      keys: 'a',
      label: t('answers.offerKey'),
      group: 'inTicket',
      run: () => now.current.open(),
    };
    if (!isOpen) return [open];
    const picks = Array.from({ length: keyedOffers }, (_, index): KeyBinding => {
      const keys = String(index + 1);
      return { keys, label: t('answers.insertKey', { number: keys }), group: 'inTicket', run: insert(index) };
    });
    return [open, ...picks];
  }, [now, t, isOpen]);
  useKeys(bindings);
}
