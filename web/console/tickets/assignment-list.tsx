import { assignmentStateLabels } from '../../../src/contract/labels.ts';
import type { AssignmentView } from '../../../src/contract/tickets.ts';
import { Tag, type Tone } from '../shell/tag.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ClockChip } from '../time/clock-chip.tsx';

/** What each agency owes, the lead first. */
export function AssignmentList({ assignments }: { readonly assignments: readonly AssignmentView[] }) {
  const { t, pick } = useWords();
  if (assignments.length === 0) return <p className="muted small">{t('tickets.noAssignments')}</p>;
  const sorted = assignments.toSorted((a, b) => Number(b.part === 'lead') - Number(a.part === 'lead'));
  return (
    <ul className="assignments">
      {sorted.map((assignment) => (
        <li key={assignment.id} data-returned={assignment.state === 'returned'}>
          <p className="assignment-agency">{pick(assignment.agency)}</p>
          <p className="assignment-line">
            <span className="muted">{t(`tickets.${assignment.part}`)}</span>
            <Tag tone={toneOf(assignment.state)}>{pick(assignmentStateLabels[assignment.state])}</Tag>
          </p>
          {assignment.officer && <p className="small">{t('tickets.officer', { name: assignment.officer })}</p>}
          {assignment.team && <p className="small">{t('handOver.team', { team: assignment.team })}</p>}
          {assignment.forwardedBy && (
            <p className="muted small">{t('handOver.from', { agency: pick(assignment.forwardedBy) })}</p>
          )}
          {assignment.clock && assignment.state !== 'returned' && (
            <ClockChip clock={{ ...assignment.clock, agency: null }} named />
          )}
          {assignment.returnReason && (
            <p className="small">{t('tickets.returnedBecause', { reason: assignment.returnReason })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function toneOf(state: AssignmentView['state']): Tone {
  switch (state) {
    case 'offered':
    case 'drafted':
      return 'amber';
    case 'accepted':
    case 'in_progress':
      return 'accent';
    case 'returned':
      return 'grey';
    case 'approved':
    case 'done':
      return 'green';
  }
}
