import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { AgencyPeopleView } from '../../../src/contract/people.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { peopleQuery } from '../api/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { searchOptions } from '../shell/named-options.ts';
import { TicketDialogForm } from './ticket-dialog-form.tsx';
import { useTicketAction } from './use-ticket-action.ts';

type AssignDialogProps = { readonly ticket: TicketDetail; readonly opened: boolean; readonly onClose: () => void };

const byHub = 'hub';

/** Who in the agency handles it: somebody by name, somebody of a team, or whom the hub chooses. */
export function AssignDialog({ ticket, opened, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const people = useQuery({ ...peopleQuery(null), enabled: opened });
  const [to, setTo] = useState(byHub);
  const close = () => {
    setTo(byHub);
    onClose();
  };
  const submit = (version: number) => {
    const team = people.data?.teams.find((one) => one.id === to)?.id ?? null;
    const officer = team === null && to !== byHub ? to : null;
    mutation.mutate({ action: 'assign', body: { version, officer, team } }, { onSuccess: close });
  };
  return (
    <TicketDialogForm
      ticket={ticket}
      mutation={mutation}
      opened={opened}
      title={t('handOver.assignTitle')}
      size="lg"
      confirm={t('actions.assign')}
      onClose={close}
      onSubmit={submit}
    >
      <p>{t('handOver.assignLead')}</p>
      <Select
        label={t('handOver.assignTo')}
        description={to === byHub ? t('handOver.assignHubHint') : null}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('handOver.nothing')}
        data={choices(people.data, t)}
        filter={searchOptions}
        value={to}
        onChange={(value) => setTo(value ?? byHub)}
        data-autofocus
      />
      {people.isError && <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />}
    </TicketDialogForm>
  );
}

function choices(view: AgencyPeopleView | undefined, t: TFunction) {
  const teams = (view?.teams ?? []).map(({ id, name }) => ({
    value: id,
    label: t('handOver.team', { team: name }),
  }));
  const people = (view?.people ?? []).map((person) => {
    const load = t('handOver.assignLoad', {
      open: String(person.openCases),
      capacity: String(person.capacity),
    });
    const words = person.isAway ? `${load}, ${t('handOver.away')}` : load;
    return { value: person.id, label: `${person.name} (${words})` };
  });
  return [{ value: byHub, label: t('handOver.assignHub') }, ...teams, ...people];
}
