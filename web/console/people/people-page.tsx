import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { peopleQuery } from '../api/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { useReference } from '../shell/use-reference.ts';
import { PeopleForm } from './people-form.tsx';

/** Who works at an agency: the lead's own one, or for administrators the one of the address. */
export function PeoplePage() {
  const { t, lang, pick } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const reference = useReference();
  const search = useSearch({ from: '/staff/framed/people' });
  const agency = me.agency ? null : (search.agency ?? null);
  const { data, error, refetch } = useQuery({
    ...peopleQuery(agency),
    enabled: me.agency !== null || agency !== null,
  });
  return (
    <div className="dashboard agency-people">
      <header className="dashboard-head">
        <div>
          <h1>{t('people.title')}</h1>
          {data && <p className="people-agency">{pick(data.agency)}</p>}
          <p className="muted">{t('people.lead')}</p>
        </div>
        {!me.agency && (
          <Select
            className="people-agency-field"
            label={t('people.agency')}
            placeholder={t('people.chooseAgency')}
            searchable
            allowDeselect={false}
            filter={searchOptions}
            nothingFoundMessage={t('people.nothing')}
            data={namedOptions(reference?.agencies ?? [], lang)}
            value={agency}
            onChange={(value) =>
              void navigate({ to: '/people', search: value === null ? {} : { agency: value }, replace: true })
            }
          />
        )}
      </header>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data ? (
        <PeopleForm key={data.agency.code} view={data} agency={agency} />
      ) : (
        !error && (me.agency || agency ? <PageLoading /> : <p className="muted">{t('people.chooseAgency')}</p>)
      )}
    </div>
  );
}
