import { account } from './vi/account.ts';
import { actions, composer } from './vi/actions.ts';
import { answers } from './vi/answers.ts';
import { classifier } from './vi/classifier.ts';
import { channels } from './vi/channels.ts';
import { calls } from './vi/calls.ts';
import { contacts } from './vi/contacts.ts';
import { dashboard } from './vi/dashboard.ts';
import { deliveries } from './vi/deliveries.ts';
import { duty } from './vi/duty.ts';
import { emptiness } from './vi/emptiness.ts';
import { errors } from './vi/errors.ts';
import { alarms, handOver } from './vi/hand-over.ts';
import { opinion } from './vi/opinion.ts';
import { people } from './vi/people.ts';
import { incidents } from './vi/incidents.ts';
import { intake } from './vi/intake.ts';
import { keys, queues, roles, shell } from './vi/shell.ts';
import { marks } from './vi/marks.ts';
import { rules } from './vi/rules.ts';
import { places } from './vi/places.ts';
import { splits } from './vi/splits.ts';
import { taxonomy } from './vi/taxonomy.ts';
import { templates } from './vi/templates.ts';
import { clock, message, tickets } from './vi/tickets.ts';
import { triage } from './vi/triage.ts';

export const vi = {
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
} as const;

/** Every language has exactly these keys. */
export type Messages = { readonly [S in keyof typeof vi]: { readonly [K in keyof (typeof vi)[S]]: string } };
