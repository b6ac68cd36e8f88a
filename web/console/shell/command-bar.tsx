import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconArrowRight, IconBolt, IconKeyboard, IconLanguage, IconMoon, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { use, useState, useSyncExternalStore } from 'react';
import { ticketPage } from '../../../src/contract/tickets.ts';
import { listPath } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { setPreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { matchesWords } from './match-words.ts';
import { useMe } from './me-context.ts';
import { OpenTicketContext } from './open-ticket.ts';
import { queueIcons } from './queue-icons.ts';

/** Ctrl K: everything the console can do, by its name; and tickets by code or words. */
export function CommandBar({ onKeys }: { readonly onKeys: () => void }) {
  const { t, lang } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState('');
  const commands = useTicketCommands();
  const found = useFoundTickets(query);

  const go: SpotlightActionData[] = me.queues.map((queue) => {
    const Icon = queueIcons[queue];
    return {
      id: `go-${queue}`,
      label: t(`queues.${queue}`),
      leftSection: <Icon size={18} />,
      onClick: () => void navigate({ to: '/q/$queue', params: { queue } }),
    };
  });
  if (me.queues.includes('triage')) go.push(page('desk', t('shell.desk'), () => void navigate({ to: '/desk' })));
  if (me.permissions.includes('call:work'))
    go.push(page('calls', t('calls.title'), () => void navigate({ to: '/calls' })));
  if (me.permissions.includes('dashboard:read')) {
    go.push(page('dashboard', t('shell.dashboard'), () => void navigate({ to: '/dashboard' })));
    go.push(page('wall', t('shell.wall'), () => void navigate({ to: '/wall' })));
  }
  if (me.permissions.includes('contact:read'))
    go.push(page('contacts', t('contacts.title'), () => void navigate({ to: '/contacts' })));
  go.push(page('incidents', t('incidents.title'), () => void navigate({ to: '/incidents' })));
  go.push(page('answers', t('answers.title'), () => void navigate({ to: '/answers' })));
  if (me.permissions.includes('balance:read'))
    go.push(page('balance', t('intake.balance'), () => void navigate({ to: '/balance' })));
  if (me.permissions.includes('quarantine:read'))
    go.push(page('quarantine', t('intake.quarantine'), () => void navigate({ to: '/quarantine' })));
  if (me.permissions.includes('ticket:read'))
    go.push(page('deliveries', t('deliveries.title'), () => void navigate({ to: '/deliveries' })));
  if (me.permissions.includes('channel:read'))
    go.push(page('channels', t('channels.title'), () => void navigate({ to: '/channels' })));
  if (me.permissions.includes('template:write'))
    go.push(page('templates', t('templates.title'), () => void navigate({ to: '/templates' })));
  if (me.permissions.includes('rules:read'))
    go.push(page('rules', t('rules.title'), () => void navigate({ to: '/rules' })));
  if (me.permissions.includes('routing:read')) {
    go.push(page('classifier', t('classifier.title'), () => void navigate({ to: '/classifier' })));
    go.push(page('taxonomy', t('taxonomy.title'), () => void navigate({ to: '/taxonomy' })));
    go.push(page('places', t('places.title'), () => void navigate({ to: '/places' })));
    go.push(page('classifier-try', t('classifier.try'), () => void navigate({ to: '/classifier/try' })));
  }
  if (me.permissions.includes('opinion:write'))
    go.push(page('second-opinion', t('opinion.title'), () => void navigate({ to: '/second-opinion' })));
  if (me.permissions.includes('duty:read'))
    go.push(page('duty', t('duty.roster'), () => void navigate({ to: '/duty' })));
  if (me.permissions.includes('people:write'))
    go.push(page('people', t('people.title'), () => void navigate({ to: '/people' })));
  const settings: SpotlightActionData[] = [
    {
      id: 'lang',
      label: lang === 'vi' ? 'English' : 'Tiếng Việt',
      leftSection: <IconLanguage size={18} />,
      onClick: () => setPreferences({ lang: lang === 'vi' ? 'en' : 'vi' }),
    },
    ...(['light', 'dark', 'auto'] as const).map((scheme) => ({
      id: `theme-${scheme}`,
      label: `${t('shell.theme')}: ${t(`shell.${({ light: 'themeLight', dark: 'themeDark', auto: 'themeAuto' } as const)[scheme]}`)}`,
      leftSection: <IconMoon size={18} />,
      onClick: () => setColorScheme(scheme),
    })),
    { id: 'keys', label: t('shell.keys'), leftSection: <IconKeyboard size={18} />, onClick: onKeys },
  ];
  const own = commands.map((command) => ({
    id: command.id,
    label: command.label,
    leftSection: <IconBolt size={18} />,
    onClick: command.run,
  }));
  const tickets = found.map((row) => ({
    id: row.id,
    label: row.subject || row.excerpt,
    description: row.code,
    leftSection: <IconSearch size={18} />,
    onClick: () => void navigate({ to: '/t/$ticketId', params: { ticketId: row.id } }),
  }));
  const matching = (actions: SpotlightActionData[]) =>
    actions.filter((action) => matchesWords(query, action.label ?? ''));

  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      // Commands are filtered here and tickets by the server, both without regard to diacritics.
      filter={(_, actions) => actions}
      actions={[
        { group: t('shell.groupTicket'), actions: matching(own) },
        { group: t('shell.groupGo'), actions: matching(go) },
        { group: t('shell.groupFound'), actions: tickets },
        { group: t('shell.groupSettings'), actions: matching(settings) },
      ].filter((group) => group.actions.length > 0)}
      nothingFound={t('shell.commandsNothing')}
      searchProps={{
        placeholder: t('shell.commandsHint'),
        'aria-label': t('shell.commands'),
        leftSection: <IconSearch size={18} />,
      }}
      attributes={{ content: { 'aria-label': t('shell.commands') } }}
      shortcut="mod + K"
      tagsToIgnore={[]}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      scrollable
      maxHeight="min(60vh, 480px)"
      transitionProps={{ duration: 80 }}
    />
  );
}

function page(id: string, label: string, run: () => void): SpotlightActionData {
  return { id: `go-${id}`, label, leftSection: <IconArrowRight size={18} />, onClick: run };
}

function useTicketCommands() {
  const open = use(OpenTicketContext);
  return useSyncExternalStore(open.subscribe, open.commands);
}

function useFoundTickets(query: string) {
  const { queues } = useMe();
  const [q] = useDebouncedValue(query.trim(), 150);
  const queue = queues.includes('all') ? 'all' : (queues[0] ?? 'open');
  const { data } = useQuery({
    queryKey: ['found', q],
    queryFn: ({ signal }) => request({ path: listPath({ queue, q }, null, 8), schema: ticketPage, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  return q.length >= 2 && query.trim() !== '' ? (data?.items ?? []) : [];
}
