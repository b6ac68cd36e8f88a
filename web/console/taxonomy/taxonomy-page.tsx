import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconListSearch, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  agencyKinds,
  categoryGroups,
  type TaxonomyAgencyView,
  type TaxonomyCategoryView,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { taxonomyQuery } from '../api/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { matchesWords } from '../shell/match-words.ts';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { SavedLine } from '../shell/saved-line.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { AgencyDialog } from './agency-dialog.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { EntryTable } from './entry-table.tsx';
import { useTaxonomyActions } from './use-taxonomy-actions.ts';

const parts = ['categories', 'agencies', 'committees'] as const;
type Part = (typeof parts)[number];
type Editing =
  | { readonly kind: 'category'; readonly entry: TaxonomyCategoryView | null }
  | { readonly kind: 'agency'; readonly entry: TaxonomyAgencyView | null };

const kinds = [...agencyKinds, 'commune'] as const;

/** Categories and agencies; read by those who route, written by administrators. */
export function TaxonomyPage() {
  const { t } = useWords();
  const writes = useMe().permissions.includes('taxonomy:write');
  const { data: view, error, refetch } = useQuery(taxonomyQuery);
  const [part, setPart] = useState<Part>('categories');
  const [editing, setEditing] = useState<Editing | null>(null);
  const actions = useTaxonomyActions();
  if (!view) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const { category, agency, active } = actions;
  const isSaved = category.isSuccess || agency.isSuccess || active.isSuccess;
  const edit = (next: Editing) => {
    for (const one of [category, agency, active]) one.reset();
    setEditing(next);
  };
  return (
    <div className="dashboard taxonomy">
      <header className="dashboard-head">
        <div>
          <h1>{t('taxonomy.title')}</h1>
          <p className="muted">{writes ? t('taxonomy.lead') : t('taxonomy.readOnly')}</p>
        </div>
        {writes && part !== 'committees' && (
          <Button
            leftSection={<IconPlus size={18} />}
            onClick={() => edit({ kind: part === 'categories' ? 'category' : 'agency', entry: null })}
          >
            {t(part === 'categories' ? 'taxonomy.addCategory' : 'taxonomy.addAgency')}
          </Button>
        )}
      </header>
      <SegmentedControl
        aria-label={t('taxonomy.title')}
        value={part}
        onChange={(value) => setPart(parts.find((one) => one === value) ?? 'categories')}
        data={parts.map((value) => ({ value, label: t(`taxonomy.${value}`) }))}
      />
      {active.error && active.variables.active && <ErrorNotice error={active.error} />}
      <SavedLine>{isSaved && t('taxonomy.saved')}</SavedLine>
      <Entries key={part} part={part} view={view} writes={writes} active={active} onEdit={edit} />
      {editing?.kind === 'category' && (
        <CategoryDialog category={editing.entry} view={view} mutation={category} onClose={() => setEditing(null)} />
      )}
      {editing?.kind === 'agency' && (
        <AgencyDialog agency={editing.entry} view={view} mutation={agency} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}

type EntriesProps = {
  readonly part: Part;
  readonly view: TaxonomyView;
  readonly writes: boolean;
  readonly active: ReturnType<typeof useTaxonomyActions>['active'];
  readonly onEdit: (editing: Editing) => void;
};

function Entries({ part, view, writes, active, onEdit }: EntriesProps) {
  const { t, pick } = useWords();
  const [query, setQuery] = useState('');
  const [withRetired, setWithRetired] = useState(true);
  const nameOf = (code: string | null, none: string) => {
    const found = view.agencies.find((one) => one.code === code);
    return code === null ? none : found ? pick(found) : code;
  };
  const isShown = (one: { code: string; vi: string; en: string; active: boolean }) =>
    (withRetired || one.active) && matchesWords(query, `${one.vi} ${one.en} ${one.code}`);
  const categories = part === 'categories' ? view.categories.filter(isShown) : [];
  const agencies =
    part === 'categories'
      ? []
      : view.agencies.filter((one) => (one.unit !== null) === (part === 'committees') && isShown(one));
  const common = { label: t(`taxonomy.${part}`), writes, active };
  const kindOf = (kind: string) => {
    const known = kinds.find((one) => one === kind);
    return known ? t(`taxonomy.kind_${known}`) : kind;
  };
  const groupOf = (group: string) => t(`taxonomy.group_${categoryGroups.find((one) => one === group) ?? 'both'}`);
  return (
    <>
      <div className="entry-filters">
        <TextInput
          aria-label={t('taxonomy.search')}
          placeholder={t('taxonomy.search')}
          leftSection={<IconSearch size={16} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Switch
          label={t('taxonomy.withRetired')}
          checked={withRetired}
          onChange={(event) => setWithRetired(event.currentTarget.checked)}
        />
      </div>
      {categories.length + agencies.length === 0 ? (
        <StateMessage icon={<IconListSearch />} title={t('taxonomy.nothing')} hint={t('taxonomy.nothingHint')} />
      ) : part === 'categories' ? (
        <EntryTable
          {...common}
          kind="category"
          rows={categories}
          columns={[
            { name: t('taxonomy.agency'), cell: (row) => nameOf(row.agency, t('taxonomy.area')) },
            { name: t('taxonomy.group'), cell: (row) => groupOf(row.group) },
            {
              name: t('taxonomy.complexity'),
              cell: (row) => t(`taxonomy.complexity_${row.complexity === 'complex' ? 'complex' : 'simple'}`),
            },
          ]}
          onEdit={(entry) => onEdit({ kind: 'category', entry })}
        />
      ) : (
        <EntryTable
          {...common}
          kind="agency"
          rows={agencies}
          columns={[
            { name: t('taxonomy.kind'), cell: (row) => kindOf(row.kind) },
            { name: t('taxonomy.parent'), cell: (row) => nameOf(row.parent, t('taxonomy.noParent')) },
          ]}
          onEdit={(entry) => onEdit({ kind: 'agency', entry })}
        />
      )}
    </>
  );
}
