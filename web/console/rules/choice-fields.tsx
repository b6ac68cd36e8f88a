import type { Locale } from '../../../src/contract/common.ts';
import { sectorChoices } from '../../../src/contract/contacts.ts';
import { flagChoices, languageChoices, type RuleCondition } from '../../../src/contract/rules.ts';
import type { Reference } from '../../../src/contract/staff.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { useBuilder } from './builder-context.ts';
import { FewOf, ManyOf, type Option } from './choice-inputs.tsx';

type ChoiceCondition = Extract<
  RuleCondition,
  { readonly kind: 'category' | 'commune' | 'channel' | 'sector' | 'language' | 'flag' }
>;

type ChoiceFieldsProps = {
  readonly condition: ChoiceCondition;
  readonly at: string;
  readonly onChange: (condition: ChoiceCondition) => void;
};

/** Conditions that choose from a list that the hub knows. */
export function ChoiceFields({ condition, at, onChange }: ChoiceFieldsProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const { faultAt } = useBuilder();
  const shared = { label: t(`rules.kind_${condition.kind}`) };
  switch (condition.kind) {
    case 'category':
    case 'commune':
      return (
        <ManyOf
          {...shared}
          data={namedOptions((condition.kind === 'category' ? reference?.categories : reference?.communes) ?? [], lang)}
          value={condition.codes}
          fault={faultAt(`${at}.codes`)}
          onChange={(codes) => onChange({ ...condition, codes })}
        />
      );
    case 'channel':
      return (
        <ManyOf
          {...shared}
          data={channelOptions(reference, lang)}
          value={condition.kinds}
          fault={faultAt(`${at}.kinds`)}
          onChange={(kinds) => onChange({ ...condition, kinds })}
        />
      );
    case 'sector':
      return (
        <ManyOf
          {...shared}
          data={sectorChoices.map((sector) => ({ value: sector.code, label: sector[lang] }))}
          value={condition.sectors}
          fault={faultAt(`${at}.sectors`)}
          onChange={(sectors) => onChange({ ...condition, sectors })}
        />
      );
    case 'language':
      return (
        <FewOf
          {...shared}
          data={languageChoices.map((one) => ({ value: one, label: t(`rules.lang_${one}`) }))}
          value={condition.langs}
          fault={faultAt(`${at}.langs`)}
          onChange={(chosen) =>
            onChange({ ...condition, langs: languageChoices.filter((one) => chosen.includes(one)) })
          }
        />
      );
    case 'flag':
      return (
        <FewOf
          {...shared}
          data={flagChoices.map((one) => ({ value: one, label: t(`rules.flag_${one}`) }))}
          value={condition.flags}
          fault={faultAt(`${at}.flags`)}
          onChange={(chosen) => onChange({ ...condition, flags: flagChoices.filter((one) => chosen.includes(one)) })}
        />
      );
  }
}

/** Several kinds may have one name; then the kind says which. */
function channelOptions(reference: Reference | undefined, lang: Locale): Option[] {
  const all = (reference?.channels ?? []).map(({ kind, label }) => ({ value: kind, label: label[lang] }));
  return all.map((one) =>
    all.some((other) => other !== one && other.label === one.label)
      ? { ...one, label: `${one.label} (${one.value})` }
      : one,
  );
}
