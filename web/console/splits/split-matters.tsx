import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { mostParts, type SplitProposalView } from '../../../src/contract/splits.ts';
import { useWords } from '../i18n/use-words.ts';
import { SplitMatter } from './split-matter.tsx';
import { addMatter, changeMatter, removeMatter, wordsOf, type SplitDraft } from './split-state.ts';

type SplitMattersProps = {
  readonly proposal: SplitProposalView;
  readonly draft: SplitDraft;
  readonly onChange: (draft: SplitDraft) => void;
};

/** What becomes of the report: each matter with its words, its category and who answers for it. */
export function SplitMatters({ proposal, draft, onChange }: SplitMattersProps) {
  const { t } = useWords();
  const leads = draft.matters.map(({ lead }) => lead).filter((lead) => lead !== null);
  return (
    <>
      <ol className="split-matters">
        {draft.matters.map((matter, index) => (
          <SplitMatter
            key={matter.key}
            number={index + 1}
            matter={matter}
            words={wordsOf(draft, proposal.pieces, index)}
            // What was proposed for a matter is told as long as the person has not chosen otherwise.
            proposed={proposal.parts[matter.key]}
            attachments={index === 0 ? [] : proposal.attachments}
            onChange={(patch) => onChange(changeMatter(draft, index, patch))}
            onRemove={draft.matters.length > 2 ? () => onChange(removeMatter(draft, index)) : null}
          />
        ))}
      </ol>
      {new Set(leads).size < leads.length && <p className="split-same small">{t('splits.sameAgency')}</p>}
      {draft.matters.length < mostParts && (
        <Button
          size="xs"
          variant="default"
          className="split-add"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange(addMatter(draft))}
        >
          {t('splits.add')}
        </Button>
      )}
    </>
  );
}
