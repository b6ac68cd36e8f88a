import { Button, Select, TextInput } from '@mantine/core';
import { IconMessageQuestion, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { articleRow, type ArticleRow } from '../../../src/contract/answers.ts';
import { articlesQuery } from '../api/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useKeys } from '../shell/key-provider.tsx';
import { matchesWords } from '../shell/match-words.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useWalk } from '../shell/use-walk.ts';
import { ArticleRowView } from './article-row.tsx';

const articleStates = articleRow.shape.state.options;

function wordsOf({ titleVi, titleEn, asked, category }: ArticleRow): string {
  return [titleVi, titleEn ?? '', ...asked, category?.vi ?? '', category?.en ?? ''].join(' ');
}

/** All articles, found by words of their questions and by state. */
export function ArticleList({ selected }: { readonly selected: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(articlesQuery);
  const [words, setWords] = useState('');
  const [state, setState] = useState<ArticleRow['state'] | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const keys = useMemo(
    () => [{ keys: '/', label: t('answers.search'), group: 'everywhere' as const, run: () => input.current?.focus() }],
    [t],
  );
  useKeys(keys);
  const rows = (data?.items ?? []).filter(
    (row) => (state === null || row.state === state) && matchesWords(words, wordsOf(row)),
  );
  const ids = rows.map(({ id }) => ({ id: String(id) }));
  useWalk({
    rows: ids,
    at: ids.findIndex(({ id }) => id === selected),
    onOpen: (articleId) => void navigate({ to: '/answers/$articleId', params: { articleId } }),
    next: t('answers.keyNext'),
    previous: t('answers.keyPrevious'),
  });
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const showAll = () => {
    setWords('');
    setState(null);
  };
  return (
    <>
      <search className="list-filters">
        <TextInput
          ref={input}
          type="search"
          aria-label={t('answers.search')}
          placeholder={t('answers.search')}
          leftSection={<IconSearch size={16} />}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <Select
          aria-label={t('answers.state')}
          placeholder={t('answers.anyState')}
          clearable
          className="answer-state-filter"
          value={state}
          onChange={(value) => setState(articleStates.find((one) => one === value) ?? null)}
          data={articleStates.map((value) => ({ value, label: t(`answers.state_${value}`) }))}
        />
      </search>
      {rows.length === 0 ? (
        <StateMessage icon={<IconMessageQuestion />} title={t('answers.nothing')} hint={t('answers.nothingHint')}>
          {data.items.length > 0 && (
            <Button variant="default" onClick={showAll}>
              {t('answers.showAll')}
            </Button>
          )}
        </StateMessage>
      ) : (
        <div className="list">
          <ul>
            {rows.map((row) => (
              <ArticleRowView key={row.id} row={row} selected={String(row.id) === selected} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
