import { ActionIcon, MultiSelect, Select } from '@mantine/core';
import { IconLock, IconX } from '@tabler/icons-react';
import type { SplitProposalView } from '../../../src/contract/splits.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { percent } from '../time/numbers.ts';
import type { MatterDraft } from './split-state.ts';

type SplitMatterProps = {
  readonly number: number;
  readonly matter: MatterDraft;
  readonly words: string;
  readonly proposed: SplitProposalView['parts'][number] | undefined;
  readonly attachments: SplitProposalView['attachments'];
  readonly onChange: (patch: Partial<MatterDraft>) => void;
  /** Null: two must stay. */
  readonly onRemove: (() => void) | null;
};

/** One matter: its words as its ticket will quote them, and what a person decides about it. */
export function SplitMatter(props: SplitMatterProps) {
  const { number, matter, words, proposed, attachments, onChange, onRemove } = props;
  const { t, lang, pick } = useWords();
  const reference = useReference();
  const shared = { searchable: true, filter: searchOptions, nothingFoundMessage: t('triage.nothing') } as const;
  const isAsProposed = proposed?.agency.code === matter.lead && proposed.category?.code === matter.category;
  return (
    <li className="split-matter" data-matter={number}>
      <div className="split-matter-head">
        <h3>
          <span className="split-mark" aria-hidden="true">
            {number}
          </span>
          {t('splits.matter', { matter: String(number) })}
        </h3>
        <span className="muted small">{t(number === 1 ? 'splits.stays' : 'splits.becomes')}</span>
        {isAsProposed && (
          <span className="muted small">{t('splits.sure', { percent: percent(proposed.confidence, lang) })}</span>
        )}
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('splits.removeOf', { matter: String(number) })}
            onClick={onRemove}
          >
            <IconX size={18} />
          </ActionIcon>
        )}
      </div>
      {words === '' ? <p className="muted small">{t('splits.noWords')}</p> : <blockquote>{words}</blockquote>}
      <div className="split-fields">
        <Select
          {...shared}
          allowDeselect={false}
          label={t('splits.agency')}
          placeholder={t('splits.choose')}
          data={namedOptions(reference?.agencies ?? [], lang)}
          value={matter.lead}
          onChange={(lead) => onChange({ lead })}
        />
        <Select
          {...shared}
          allowDeselect={false}
          label={t('splits.category')}
          placeholder={t('splits.choose')}
          data={namedOptions(reference?.categories ?? [], lang)}
          value={matter.category}
          onChange={(category) => onChange({ category })}
        />
        {attachments.length > 0 && (
          <MultiSelect
            label={t('splits.files')}
            placeholder={matter.attachments.length === 0 ? t('splits.filesHint') : ''}
            data={attachments.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...matter.attachments]}
            onChange={(files) => onChange({ attachments: files })}
          />
        )}
      </div>
      {isAsProposed && (
        <p className="muted small">
          {[
            proposed.words.length > 0 &&
              t('triage.words', { words: proposed.words.map((one) => `“${one}”`).join(', ') }),
            ...proposed.reasons.map(pick),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {number > 1 && proposed?.willSeal && (
        <p className="split-seal small">
          <IconLock size={16} aria-hidden="true" /> {t('splits.willSeal')}
        </p>
      )}
    </li>
  );
}
