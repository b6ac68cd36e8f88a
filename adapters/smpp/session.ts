import { connect, PDU, type Pdu, type Session } from 'smpp';
import { commands, tlvs } from 'smpp/lib/defs.js';
import type { SmppSettings } from './schema.ts';
import { commandStatus, describeStatus } from './statuses.ts';

const connectMs = 10_000;
/** Longer than a busy centre takes; what has no answer by then never will. */
const answerMs = 30_000;
const version34 = 0x34;

/** The centre refused the login; `status` says why. */
export class BindRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the centre refuses the bind: ${describeStatus(status)}`);
    this.name = 'BindRefused';
    this.status = status;
  }
}

/** An answer, or the news that none will come; `wasSent`: the centre may have acted all the same. */
export type Answer =
  { readonly answered: true; readonly pdu: Pdu } | { readonly answered: false; readonly wasSent: boolean };

/** A bound session. It cannot come back: after its end another is opened. */
export type SmppSession = {
  readonly request: (command: string, fields: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** Resolves with the reason when the connection is gone. */
  readonly ended: Promise<string>;
  readonly isOpen: () => boolean;
  /** Lets a process end although this connection is open, or not. */
  readonly keepsProcess: (keeps: boolean) => void;
  readonly unbind: () => Promise<void>;
};

/** What came in; to be answered with a status once it is stored. */
export type OnDelivered = (pdu: Pdu, answer: (status: number) => void) => void;

/** A payload of 64 KiB with its frame; what is longer would be delivered again and again and never read. */
const longestPdu = 70_000;

/** The package decodes texts by a guess of its own; we want their bytes. And it reads no long payloads. */
function prepare(): void {
  PDU.maxLength = longestPdu;
  for (const field of [commands['deliver_sm']?.params?.['short_message'], tlvs['message_payload']])
    if (field !== undefined) delete field.filter;
}

function opened(session: Session, isTls: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => fail(new Error('no connection within 10 s')), connectMs);
    function fail(error: unknown): void {
      clearTimeout(patience);
      session.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    }
    session.once('error', fail);
    session.once('close', () => fail(new Error('the centre closed the connection')));
    session.once(isTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(patience);
      session.off('error', fail);
      resolve();
    });
  });
}

/** Connects and binds. Rejects with BindRefused or the reason of the connection. */
export async function openSession(
  settings: SmppSettings,
  as: 'transceiver' | 'transmitter',
  onDelivered: OnDelivered,
): Promise<SmppSession> {
  prepare();
  const { host, port, tls, systemId, password, systemType, enquireSeconds } = settings;
  const session = connect({ host, port, ...(tls && { tls }) });
  let reason = 'the connection broke';
  let isOpen = true;
  const unanswered = new Set<() => void>();
  const ended = new Promise<string>((resolve) => {
    session.once('close', () => {
      isOpen = false;
      for (const giveUp of unanswered) giveUp();
      resolve(reason);
    });
  });
  // A PDU that the package cannot read leaves it stuck: only a new connection helps.
  session.on('error', (error: unknown) => {
    if (error instanceof Error && isOpen) reason = error.message;
    session.destroy();
  });
  await opened(session, tls);

  function give(reasonOfEnd: string): void {
    reason = reasonOfEnd;
    session.destroy();
  }

  function request(command: string, fields: Readonly<Record<string, unknown>>): Promise<Answer> {
    return new Promise((resolve) => {
      function end(answer: Answer): void {
        clearTimeout(patience);
        unanswered.delete(giveUp);
        resolve(answer);
      }
      const giveUp = () => end({ answered: false, wasSent: true });
      const patience = setTimeout(() => {
        giveUp();
        give(`no answer to ${command} within ${answerMs / 1000} s`);
      }, answerMs);
      unanswered.add(giveUp);
      const isSent = isOpen && session.send(new PDU(command, fields), (pdu) => end({ answered: true, pdu }));
      if (!isSent) end({ answered: false, wasSent: false });
    });
  }

  session.on('pdu', (pdu: Pdu) => {
    if (pdu.isResponse()) return;
    if (pdu.command === 'deliver_sm' || pdu.command === 'data_sm')
      onDelivered(pdu, (status) => session.send(pdu.response({ command_status: status })));
    else session.send(pdu.response());
    if (pdu.command === 'unbind') {
      reason = 'the centre ended the session';
      session.close();
    }
  });

  const bound = await request(`bind_${as}`, {
    system_id: systemId,
    password,
    system_type: systemType,
    interface_version: version34,
  });
  if (!bound.answered || bound.pdu.command_status !== commandStatus.ok) {
    session.destroy();
    if (!bound.answered) throw new Error(`no answer to the bind: ${await ended}`);
    throw new BindRefused(bound.pdu.command_status);
  }

  let isWaiting = false;
  const pulse = setInterval(() => {
    if (isWaiting) return give('the centre does not answer enquire_link');
    isWaiting = true;
    void request('enquire_link', {}).then(({ answered }) => {
      isWaiting = !answered;
    });
  }, enquireSeconds * 1000);
  pulse.unref();
  void ended.then(() => clearInterval(pulse));

  return {
    request,
    ended,
    isOpen: () => isOpen,
    keepsProcess: (keeps) => (keeps ? session.socket.ref() : session.socket.unref()),
    async unbind() {
      if (isOpen) await Promise.race([request('unbind', {}), ended, new Promise((go) => setTimeout(go, 2000).unref())]);
      session.destroy();
      await ended;
    },
  };
}
