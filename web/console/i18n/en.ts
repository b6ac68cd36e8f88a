import { account } from './en/account.ts';
import { actions, composer } from './en/actions.ts';
import { answers } from './en/answers.ts';
import { classifier } from './en/classifier.ts';
import { channels } from './en/channels.ts';
import { calls } from './en/calls.ts';
import { contacts } from './en/contacts.ts';
import { dashboard } from './en/dashboard.ts';
import { deliveries } from './en/deliveries.ts';
import { duty } from './en/duty.ts';
import { emptiness } from './en/emptiness.ts';
import { errors } from './en/errors.ts';
import { alarms, handOver } from './en/hand-over.ts';
import { opinion } from './en/opinion.ts';
import { people } from './en/people.ts';
import { incidents } from './en/incidents.ts';
import { intake } from './en/intake.ts';
import { keys, queues, roles, shell } from './en/shell.ts';
import { marks } from './en/marks.ts';
import { rules } from './en/rules.ts';
import { places } from './en/places.ts';
import { splits } from './en/splits.ts';
import { taxonomy } from './en/taxonomy.ts';
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
  incidents,
  intake,
  contacts,
  calls,
  channels,
  deliveries,
  classifier,
  opinion,
  taxonomy,
  places,
  templates,
  answers,
  handOver,
  alarms,
  people,
  duty,
  rules,
  splits,
  marks,
};
