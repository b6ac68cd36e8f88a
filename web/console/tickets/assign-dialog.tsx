import { Button, Group, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState, type FormEvent } from 'react';
import type { AgencyPeopleView } from '../../../src/contract/people.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { peopleQuery } from '../api/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { searchOptions } from '../shell/named-options.ts';
import { ActionProblem } from './action-problem.tsx';
import { useSeenVersion } from './use-seen-version.ts';
import { useTicketAction } from './use-ticket-action.ts';

type AssignDialogProps = { readonly ticket: TicketDetail; readonly opened: boolean; readonly onClose: () => void };

const byHub = 'hub';

/** Who in the agency handles it: somebody by name, somebody of a team, or whom the hub chooses. */
export function AssignDialog({ ticket, opened, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const seen = useSeenVersion(ticket.version, opened);
  const people = useQuery({ ...peopleQuery(null), enabled: opened });
  const [to, setTo] = useState(byHub);
  const close = () => {
    mutation.reset();
    setTo(byHub);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const team = people.data?.teams.find((one) => one.id === to)?.id ?? null;
    const officer = team === null && to !== byHub ? to : null;
    mutation.mutate({ action: 'assign', body: { version: seen.version, officer, team } }, { onSuccess: close });
  };
  const reload = () => {
    seen.refresh();
    mutation.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('handOver.assignTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
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
        <ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={mutation.isPending}>
            {t('actions.assign')}
          </Button>
        </Group>
      </form>
    </Modal>
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
