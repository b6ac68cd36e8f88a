import { useMemo, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import type { KeyBinding } from '../shell/key-registry.ts';

type DeskKeys = {
  readonly confirm: () => void;
  readonly pickSuggestion: (index: number) => void;
  readonly later: () => void;
};

/** 1 to 4 choose, Enter confirms, j puts off. */
export function useDeskKeys(actions: DeskKeys): void {
  const { t } = useWords();
  const now = useRef(actions);
  now.current = actions;
  const bindings = useMemo((): readonly KeyBinding[] => {
    const pick = (index: number) => () => now.current.pickSuggestion(index);
    const confirm = () => now.current.confirm();
    const later = () => now.current.later();
    return [
      { keys: '1', label: t('keys.pick'), group: 'inDesk', run: pick(0) },
      { keys: '2', label: t('keys.pick'), group: 'inDesk', run: pick(1) },
      { keys: '3', label: t('keys.pick'), group: 'inDesk', run: pick(2) },
      { keys: '4', label: t('keys.pickSecond'), group: 'inDesk', run: pick(3) },
      { keys: 'Enter', label: t('keys.confirm'), group: 'inDesk', run: confirm },
      { keys: 'j', label: t('keys.skip'), group: 'inDesk', run: later },
    ];
  }, [now, t]);
  useKeys(bindings);
}
