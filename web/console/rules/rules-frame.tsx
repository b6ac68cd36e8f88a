import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RuleSets } from '../../../src/contract/rules.ts';
import { checkRules, rulesQuery, saveDraft } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { DraftKeeper } from './draft-keeper.ts';
import { RulesContext, type Tried } from './rules-context.ts';

const savePauseMs = 600;

/** Around all pages of the rules: the draft lives here, so that it is the same on each of them. */
export function RulesFrame() {
  const { data, error, refetch } = useQuery(rulesQuery);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  return <LoadedRules sets={data} />;
}

function LoadedRules({ sets }: { readonly sets: RuleSets }) {
  const { t } = useWords();
  const me = useMe();
  const keeper = useKeeper(sets);
  const [tried, setTried] = useState<Tried | null>(null);
  const writes = me.permissions.includes('rules:write');
  return (
    <RulesContext value={{ sets, keeper, writes, tried, setTried }}>
      <div className="dashboard rules">
        <header className="dashboard-head rules-head">
          <div>
            <h1>{t('rules.title')}</h1>
            <p className="muted rules-lead">{writes ? t('rules.lead') : t('rules.readOnly')}</p>
          </div>
          <nav className="rules-tabs" aria-label={t('rules.pages')}>
            <Link to="/rules" activeOptions={{ exact: true }} className="rules-tab">
              {t('rules.tabList')}
            </Link>
            {writes && (
              <Link to="/rules/try" className="rules-tab">
                {t('rules.tabTry')}
              </Link>
            )}
            <Link to="/rules/versions" className="rules-tab">
              {t('rules.tabVersions')}
            </Link>
          </nav>
        </header>
        <Outlet />
      </div>
    </RulesContext>
  );
}

/** Takes over what comes from the hub, and sees to it that nothing written here is lost on the way out. */
function useKeeper(sets: RuleSets): DraftKeeper {
  const client = useQueryClient();
  const [keeper] = useState(() => {
    const made = new DraftKeeper({
      waitMs: savePauseMs,
      check: (rules) => checkRules(rules),
      save: async (body) => {
        const draft = await saveDraft(body);
        // An answer asked for before this save would bring back the draft of before.
        await client.cancelQueries({ queryKey: rulesQuery.queryKey, exact: true });
        client.setQueryData(rulesQuery.queryKey, (known) => known && { ...known, draft });
        return draft;
      },
    });
    made.adopt(sets);
    return made;
  });
  useEffect(() => keeper.adopt(sets), [keeper, sets]);
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (keeper.current().phase !== 'kept') event.preventDefault();
    };
    globalThis.addEventListener('beforeunload', onLeave);
    return () => {
      globalThis.removeEventListener('beforeunload', onLeave);
      void keeper.flush();
    };
  }, [keeper]);
  return keeper;
}
