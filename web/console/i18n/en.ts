import { account } from './en/account.ts';
import { actions, composer } from './en/actions.ts';
import { channels } from './en/channels.ts';
import { calls } from './en/calls.ts';
import { contacts } from './en/contacts.ts';
import { dashboard } from './en/dashboard.ts';
import { deliveries } from './en/deliveries.ts';
import { emptiness } from './en/emptiness.ts';
import { errors } from './en/errors.ts';
import { intake } from './en/intake.ts';
import { keys, queues, roles, shell } from './en/shell.ts';
import { templates } from './en/templates.ts';
import { clock, message, tickets } from './en/tickets.ts';
import { triage } from './en/triage.ts';
import type { Messages } from './vi.ts';

export const en: Messages = {
  shell,
  queues,
  roles,
  keys,
  errors,
  account,
  dashboard,
  triage,
  tickets,
  message,
  clock,
  emptiness,
  actions,
  composer,
  intake,
  contacts,
  calls,
  channels,
  deliveries,
  templates,
};
