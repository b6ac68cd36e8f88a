import { NumberInput } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { useBuilder } from './builder-context.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { EitherOf } from './choice-inputs.tsx';
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
    case 'near':
      return (
        <>
          <WordsInput
            label={t('rules.words')}
            value={condition.words}
            fault={faultAt(`${at}.words`)}
            onChange={(words) => onChange({ ...condition, words })}
          />
          {condition.kind === 'near' && (
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
          )}
          {condition.kind === 'words' && condition.words.length > 1 && (
            <EitherOf
              size="xs"
              label={t('rules.match')}
              value={condition.match}
              choices={[
                ['any', t('rules.matchAny')],
                ['all', t('rules.matchAll')],
              ]}
              onChange={(match) => onChange({ ...condition, match })}
            />
          )}
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
        <EitherOf
          label={t('rules.kind_sender')}
          value={condition.is}
          choices={[
            ['citizen', t('rules.citizen')],
            ['business', t('rules.business')],
          ]}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case 'working':
      return (
        <EitherOf
          label={t('rules.kind_working')}
          value={condition.is ? 'in' : 'out'}
          choices={[
            ['in', t('rules.inWork')],
            ['out', t('rules.outOfWork')],
          ]}
          onChange={(is) => onChange({ ...condition, is: is === 'in' })}
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
