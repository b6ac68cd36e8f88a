import { randomUUID } from 'node:crypto';
import type {
  AddPersonRequest,
  PlatformAct,
  PlatformChannel,
  SendAnswer,
  SimulatedChannel,
  SimulatedLine,
  SimulatedMail,
  SimulatedPerson,
  SimulatorState,
} from '../../contract/simulator.ts';
import { notFound } from '../../lib/errors.ts';
import { CrowdOfPeople } from './crowd.ts';
import { Journal } from './journal.ts';
import type { ArchivedFile } from './mail-archive.ts';
import { mailFaults } from './mail-faults.ts';
import { MailWorld, type MailWorldOptions } from './mail-world.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { PeopleRegister, type Resident } from './people-register.ts';
import type { Doing } from './platform-line.ts';
import { PlatformWorld, type Platforms } from './platform-world.ts';
import type { Picture } from './sent-pictures.ts';
import { WebWorld, type WebReport } from './web-world.ts';

const MAX_HAPPENINGS = 300;

type SimulatorOptions = {
  /** Address of the hub as this machine reaches it, such as http://127.0.0.1:3000. */
  readonly hubUrl: string;
  readonly mail: MailWorldOptions;
  /** Path data of a channel's icon. */
  readonly iconOf: (channel: SimulatedChannel) => string;
  /** Starts the platforms and joins the hub to them; asked at the first use. */
  readonly platforms?: () => Promise<Platforms>;
  readonly log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
};

/**
 * The world outside the hub, for demonstrations: people with a browser, a mailbox and a phone each, and the platforms
 * between them and the hub. It comes in by the front doors alone. Web and mail are each one `…-world.ts`; every other
 * channel is a `PlatformLine`.
 */
export type Simulator = AsyncDisposable & {
  /** Opens the servers outside; answers with the port on which the mail server listens. */
  readonly start: () => Promise<{ readonly mailPort: number }>;
  /** Brings the platforms in; does nothing when they are there. Until then there is web and mail alone. */
  readonly open: () => Promise<void>;
  readonly people: () => readonly SimulatedPerson[];
  /** Somebody new. Throws when the telephone number is none or belongs to another one. */
  readonly addPerson: (input: AddPersonRequest) => SimulatedPerson;
  /** Posts the public web form. Throws not_found for an unknown person. */
  readonly sendWeb: (personId: string, report: WebReport) => Promise<SendAnswer>;
  /** Writes by SMTP. Throws not_found for an unknown person or when the answered mail is forgotten. */
  readonly sendMail: (personId: string, mail: OutgoingMail) => Promise<SendAnswer>;
  /** Does something on a platform. Throws not_found for an unknown person, platform or deed. */
  readonly act: (
    personId: string,
    deed: { readonly channel: PlatformChannel; readonly act: PlatformAct; readonly doing: Doing },
  ) => Promise<SendAnswer>;
  /** Everything in a person's mailbox, sent and received, oldest first. */
  readonly inbox: (personId: string) => readonly SimulatedMail[];
  readonly mailFile: (mailId: string, index: number) => ArchivedFile | undefined;
  readonly picture: (id: string) => Picture | null;
  /** Throws not_found for a fault that the channel does not have. Of the mail servers' faults one is on at a time. */
  readonly setFault: (channel: SimulatedChannel, name: string, isOn: boolean) => void;
  readonly mendAll: () => void;
  /** Ten people write at once; nothing happens while ten already do. */
  readonly startCrowd: () => void;
  /** Resolves when nobody of the crowd writes any more. */
  readonly crowdSettled: () => Promise<void>;
  /** What is new since a position of this run; also makes the simulator look at phones and tracking pages again. */
  readonly state: (since: number) => SimulatorState;
  /** Reads the tracking pages and waits for them. */
  readonly refresh: () => Promise<void>;
  /** Forgets everything outside; the hub keeps what it has. */
  readonly forget: () => void;
};

/** Builds the simulator; nothing listens before `start` and `open`. It owns the platforms and disposes them. */
export function createSimulator({ hubUrl, mail, iconOf, platforms, log }: SimulatorOptions): Simulator {
  let run = randomUUID();
  const journal = new Journal(MAX_HAPPENINGS);
  const people = new PeopleRegister();
  const mails = new MailWorld({ options: mail, people, journal, log });
  const web = new WebWorld({ hubUrl, journal, log });
  const outside = new PlatformWorld({ hubPort: Number(new URL(hubUrl).port), people, journal });
  let opening: Promise<void> | null = null;
  const crowd = new CrowdOfPeople({
    newResident: () => welcome(people.addStranger()),
    has: (channel) => outside.has(channel),
    sendWeb: (who, text) =>
      web.send(who.person, { text, nameless: false, hideIdentity: false, lang: 'vi', twice: false, files: [] }),
    sendMail: (who, text) =>
      mails.send(who.person, { subject: subjectOf(text), text, automatic: false, twice: false, files: [] }),
    does: (who, { channel, act, text }) => outside.does(who, { channel, act, doing: { text, files: [] } }),
    onChange: () => void journal.next(),
    log,
  });

  function welcome(arrived: Resident): Resident {
    outside.welcome(arrived);
    return arrived;
  }

  function person(id: string): SimulatedPerson {
    const found = people.byId(id);
    if (!found) throw notFound();
    return found;
  }

  function resident(id: string): Resident {
    const found = people.residents().find((one) => one.person.id === id);
    if (!found) throw notFound();
    return found;
  }

  function lines(): SimulatedLine[] {
    const faults = mailFaults.map((fault) => ({ ...fault, isOn: mails.fault === fault.name }));
    const all: Omit<SimulatedLine, 'icon'>[] = [
      { channel: 'web', address: hubUrl, acts: [], faults: [] },
      { channel: 'email', address: mail.address, acts: [], faults },
      ...outside.describe(),
    ];
    return all.map((line) => ({ ...line, icon: iconOf(line.channel) }));
  }

  return {
    start: async () => ({ mailPort: await mails.start() }),
    open: () => {
      opening ??= (platforms?.() ?? Promise.resolve(null)).then(
        (started) => {
          if (started) outside.join(started);
        },
        (error: unknown) => {
          // Tried again at the next use.
          opening = null;
          throw error;
        },
      );
      return opening;
    },
    people: () => people.all(),
    addPerson: (input) => {
      const { person: added } = welcome(people.add(input));
      journal.next();
      return added;
    },
    sendWeb: (personId, report) => web.send(person(personId), report),
    sendMail: (personId, outgoing) => mails.send(person(personId), outgoing),
    act: (personId, deed) => outside.does(resident(personId), deed),
    inbox: (personId) => mails.archive.of(personId),
    mailFile: (mailId, index) => mails.archive.get(mailId)?.files[index],
    picture: (id) => outside.pictures.get(id),
    setFault: (channel, name, isOn) => {
      if (channel === 'web') throw notFound();
      if (channel === 'email') {
        const fault = mailFaults.find((one) => one.name === name);
        if (!fault) throw notFound();
        if (isOn) mails.fault = fault.name;
        else if (mails.fault === fault.name) mails.fault = 'none';
      } else outside.setFault(channel, name, isOn);
      journal.next();
    },
    mendAll: () => {
      mails.fault = 'none';
      outside.mendAll();
      journal.next();
    },
    startCrowd: () => crowd.start(),
    crowdSettled: () => crowd.settled(),
    state: (since) => {
      web.refreshWhenOld(Date.now());
      outside.screens.look();
      // What is looked at here may move the position on.
      const [calls, now] = [outside.calls(), lines()];
      return {
        run,
        position: journal.position,
        people: people.all(),
        lines: now,
        hubMail: mail.address,
        happenings: journal.since(since),
        mails: mails.archive.since(since),
        reports: web.since(since),
        chats: outside.screens.chatsSince(since),
        page: outside.screens.pageSince(since),
        calls,
        crowd: crowd.state,
      };
    },
    refresh: () => web.refresh(),
    forget: () => {
      run = randomUUID();
      journal.clear();
      mails.archive.clear();
      people.clear();
      web.clear();
      outside.clear();
    },
    [Symbol.asyncDispose]: async () => {
      await opening?.catch(() => undefined);
      await crowd[Symbol.asyncDispose]();
      await Promise.all([mails, web, outside].map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

function subjectOf(text: string): string {
  const words = text.split(' ').slice(0, 9).join(' ');
  return words.replace(/[.,;:?!]+$/u, '');
}
