import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { ruleSetQuery } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { ChangeList } from './change-list.tsx';
import { useDraft, useRules } from './rules-context.ts';
import { versionsOf } from './versions-of.ts';

/** The draft among ids of versions, in the address. */
const draftKey = 'draft';

type CompareSetsProps = { readonly from: string | undefined; readonly to: string | undefined };

/** Two sets side by side in words; which two stands in the address. */
export function CompareSets({ from, to }: CompareSetsProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { sets } = useRules();
  const { head } = useDraft();
  const { published } = sets;
  const options = [
    ...(head ? [{ value: draftKey, label: t('rules.draft') }] : []),
    ...versionsOf(sets).map((version) => ({
      value: String(version.id),
      label:
        t('rules.version', { id: String(version.id) }) + (version.id === published?.id ? ` (${t('rules.inUse')})` : ''),
    })),
  ];
  const known = (key: string | undefined) => options.find((one) => one.value === key)?.value;
  const later = known(to) ?? options[0]?.value ?? '';
  const earlier = known(from) ?? options.find((one) => one.value !== later)?.value ?? later;
  const choose = (next: { from: string; to: string }) =>
    void navigate({ to: '/rules/versions', search: next, replace: true, resetScroll: false });
  return (
    <section className="compare" aria-labelledby="compare-title">
      <h3 id="compare-title" className="rules-subtitle">
        {t('rules.compareTitle')}
      </h3>
      <div className="compare-choice">
        <Select
          size="sm"
          label={t('rules.compareFrom')}
          data={options}
          value={earlier}
          allowDeselect={false}
          onChange={(value) => value !== null && choose({ from: value, to: later })}
        />
        <Select
          size="sm"
          label={t('rules.compareTo')}
          data={options}
          value={later}
          allowDeselect={false}
          onChange={(value) => value !== null && choose({ from: earlier, to: value })}
        />
      </div>
      <Difference key={`${earlier} ${later}`} from={earlier} to={later} />
    </section>
  );
}

function Difference({ from, to }: { readonly from: string; readonly to: string }) {
  const before = useSet(from);
  const after = useSet(to);
  const error = before.error ?? after.error;
  if (error) return <ErrorNotice error={error} />;
  if (!before.rules || !after.rules) return <PageLoading />;
  return <ChangeList before={before.rules} after={after.rules} />;
}

function useSet(key: string): { readonly rules: readonly RoutingRule[] | undefined; readonly error: unknown } {
  const { rules } = useDraft();
  const { data, error } = useQuery({ ...ruleSetQuery(Number(key)), enabled: key !== draftKey });
  return key === draftKey ? { rules, error: null } : { rules: data?.rules, error };
}
