import { useMemo } from 'react';
import { sectorChoices } from '../../../src/contract/contacts.ts';
import type { Named } from '../../../src/contract/common.ts';
import { useWords } from '../i18n/use-words.ts';
import { useReference } from '../shell/use-reference.ts';
import type { RuleNames } from './rule-sentence.ts';

/** What agencies, categories and so on are called in the language in use. */
export function useRuleNames(): RuleNames {
  const { lang } = useWords();
  const reference = useReference();
  return useMemo(() => {
    const finder = (list: readonly Named[]) => {
      const byCode = new Map(list.map((one) => [one.code, one[lang]]));
      return (code: string) => byCode.get(code) ?? code;
    };
    return {
      agency: finder([...(reference?.agencies ?? []), ...(reference?.retired.agencies ?? [])]),
      category: finder([...(reference?.categories ?? []), ...(reference?.retired.categories ?? [])]),
      commune: finder(reference?.communes ?? []),
      sector: finder(sectorChoices),
      channel: (kind) => reference?.channels.find((one) => one.kind === kind)?.label[lang] ?? kind,
      policy: finder(reference?.policies ?? []),
    };
  }, [reference, lang]);
}
