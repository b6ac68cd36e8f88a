import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { RuleProblem } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';

type ProblemListProps = {
  /** Name of the rule that they are about. */
  readonly name: string;
  readonly problems: readonly RuleProblem[];
  /** Name of another rule; null when it is not there. */
  readonly titleOf: (id: string) => string | null;
  readonly onShow: (id: string) => void;
};

/** What is wrong or odd about a rule, with the way to the rule it collides with. */
export function ProblemList({ name, problems, titleOf, onShow }: ProblemListProps) {
  const { t, pick } = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="rule-problems" aria-label={t('rules.problems', { name })}>
      {problems.map((problem, index) => {
        const { severity, other } = problem;
        const title = other === null ? null : titleOf(other);
        const Icon = severity === 'error' ? IconAlertTriangle : IconInfoCircle;
        return (
          // Two problems may read alike; they have no name but their place.
          <li key={index} data-severity={severity}>
            <Icon size={16} aria-hidden="true" />
            <span>
              <strong>{t(`rules.${severity}`)}:</strong> {pick(problem.message)}{' '}
              {other !== null && title !== null && (
                <button type="button" className="text-button" onClick={() => onShow(other)}>
                  {t('rules.seeOther', { name: title })}
                </button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
