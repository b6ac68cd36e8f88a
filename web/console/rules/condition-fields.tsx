import { NumberInput, SegmentedControl } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { useBuilder } from './builder-context.ts';
import { ChoiceFields } from './choice-fields.tsx';
import type { BareCondition } from './condition-tree.ts';
import { TimeFields } from './time-fields.tsx';
import { WordsInput, ZonesInput } from './words-input.tsx';

type Leaf = Exclude<BareCondition, { readonly kind: 'all' | 'any' }>;

type ConditionFieldsProps = {
  readonly condition: Leaf;
  readonly at: string;
  readonly onChange: (condition: Leaf) => void;
};

/** What one condition asks, in fields that suit its kind. */
export function ConditionFields({ condition, at, onChange }: ConditionFieldsProps) {
  const { t } = useWords();
  const { faultAt } = useBuilder();
  switch (condition.kind) {
    case 'words':
      return (
        <>
          <WordsInput
            label={t('rules.words')}
            value={condition.words}
            fault={faultAt(`${at}.words`)}
            onChange={(words) => onChange({ ...condition, words })}
          />
          {condition.words.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t('rules.match')}
              value={condition.match}
              onChange={(match) => onChange({ ...condition, match: match === 'all' ? 'all' : 'any' })}
              data={[
                { value: 'any', label: t('rules.matchAny') },
                { value: 'all', label: t('rules.matchAll') },
              ]}
            />
          )}
        </>
      );
    case 'near':
      return (
        <>
          <WordsInput
            label={t('rules.words')}
            value={condition.words}
            fault={faultAt(`${at}.words`)}
            onChange={(words) => onChange({ ...condition, words })}
          />
          <NumberInput
            size="sm"
            className="condition-number"
            label={t('rules.within')}
            min={1}
            max={50}
            value={condition.within}
            error={faultAt(`${at}.within`)}
            onChange={(within) => onChange({ ...condition, within: Number(within) })}
          />
        </>
      );
    case 'zone':
      return (
        <ZonesInput
          label={t('rules.zones')}
          value={condition.names}
          fault={faultAt(`${at}.names`)}
          onChange={(names) => onChange({ ...condition, names })}
        />
      );
    case 'sender':
      return (
        <SegmentedControl
          size="sm"
          aria-label={t('rules.kind_sender')}
          value={condition.is}
          onChange={(is) => onChange({ ...condition, is: is === 'business' ? 'business' : 'citizen' })}
          data={[
            { value: 'citizen', label: t('rules.citizen') },
            { value: 'business', label: t('rules.business') },
          ]}
        />
      );
    case 'working':
      return (
        <SegmentedControl
          size="sm"
          aria-label={t('rules.kind_working')}
          value={condition.is ? 'in' : 'out'}
          onChange={(is) => onChange({ ...condition, is: is === 'in' })}
          data={[
            { value: 'in', label: t('rules.inWork') },
            { value: 'out', label: t('rules.outOfWork') },
          ]}
        />
      );
    case 'time':
      return <TimeFields condition={condition} at={at} onChange={onChange} />;
    case 'category':
    case 'commune':
    case 'channel':
    case 'sector':
    case 'language':
    case 'flag':
      return <ChoiceFields condition={condition} at={at} onChange={onChange} />;
  }
}
