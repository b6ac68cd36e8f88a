import { randomUUID } from 'node:crypto';
import type { Faults, SendAnswer, SimulatedMail, SimulatedPerson, SimulatorState } from '../../contract/simulator.ts';
import { notFound } from '../../lib/errors.ts';
import { Journal } from './journal.ts';
import type { ArchivedFile } from './mail-archive.ts';
import { MailWorld, type MailWorldOptions } from './mail-world.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { PeopleRegister } from './people-register.ts';
import { WebWorld, type WebReport } from './web-world.ts';

const MAX_HAPPENINGS = 300;

type SimulatorOptions = {
  /** Address of the hub as this machine reaches it, such as http://127.0.0.1:3000. */
  readonly hubUrl: string;
  readonly mail: MailWorldOptions;
  readonly log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
};

/**
 * The world outside the hub, for demonstrations: people with a browser and a mailbox each, and the platforms between
 * them and the hub. It comes in by the front doors alone. Each channel is one `…-world.ts`; a new one is constructed
 * here, adds its part to `state` and its fault to `faults`.
 */
export type Simulator = AsyncDisposable & {
  /** Opens the servers outside; answers with the port on which the mail server listens. */
  readonly start: () => Promise<{ readonly mailPort: number }>;
  readonly people: () => readonly SimulatedPerson[];
  /** Posts the public web form. Throws not_found for an unknown person. */
  readonly sendWeb: (personId: string, report: WebReport) => Promise<SendAnswer>;
  /** Writes by SMTP. Throws not_found for an unknown person or when the answered mail is forgotten. */
  readonly sendMail: (personId: string, mail: OutgoingMail) => Promise<SendAnswer>;
  /** Everything in a person's mailbox, sent and received, oldest first. */
  readonly inbox: (personId: string) => readonly SimulatedMail[];
  readonly mailFile: (mailId: string, index: number) => ArchivedFile | undefined;
  readonly setFaults: (faults: Faults) => void;
  /** What is new since a position of this run; also makes the simulator look at the tracking pages again. */
  readonly state: (since: number) => SimulatorState;
  /** Reads the tracking pages and waits for them. */
  readonly refresh: () => Promise<void>;
  /** Forgets everything outside; the hub keeps what it has. */
  readonly forget: () => void;
};

/** Builds the simulator; nothing listens before `start`. */
export function createSimulator({ hubUrl, mail, log }: SimulatorOptions): Simulator {
  let run = randomUUID();
  const journal = new Journal(MAX_HAPPENINGS);
  const people = new PeopleRegister();
  const mails = new MailWorld({ options: mail, people, journal, log });
  const web = new WebWorld({ hubUrl, journal, log });

  function person(id: string): SimulatedPerson {
    const found = people.byId(id);
    if (!found) throw notFound();
    return found;
  }

  return {
    start: async () => ({ mailPort: await mails.start() }),
    people: () => people.all(),
    sendWeb: (personId, report) => web.send(person(personId), report),
    sendMail: (personId, outgoing) => mails.send(person(personId), outgoing),
    inbox: (personId) => mails.archive.of(personId),
    mailFile: (mailId, index) => mails.archive.get(mailId)?.files[index],
    setFaults: (faults) => {
      mails.fault = faults.email;
    },
    state: (since) => {
      web.refreshWhenOld(Date.now());
      return {
        run,
        position: journal.position,
        people: people.all(),
        faults: { email: mails.fault },
        hubMail: mail.address,
        happenings: journal.since(since),
        mails: mails.archive.since(since),
        reports: web.since(since),
      };
    },
    refresh: () => web.refresh(),
    forget: () => {
      run = randomUUID();
      journal.clear();
      mails.archive.clear();
      people.clear();
      web.clear();
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([mails[Symbol.asyncDispose](), web[Symbol.asyncDispose]()]);
    },
  };
}
