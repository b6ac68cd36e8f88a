import { z } from 'zod';
import { named, problem } from '../../src/contract/common.ts';
import {
  sendAnswer,
  simulatedPerson,
  simulatorState,
  type ActRequest,
  type AddPersonRequest,
  type PlatformChannel,
  type SendAnswer,
  type SendMailRequest,
  type SendWebRequest,
  type SimulatedChannel,
  type SimulatedPerson,
  type SimulatorState,
} from '../../src/contract/simulator.ts';
import { lookNow } from './look-now.ts';

const reference = z.object({ communes: z.array(named), categories: z.array(named) });
export type Reference = z.infer<typeof reference>;

const base = '/simulator/api';

/** The page's own server refused, in words for people. */
export class RefusedError extends Error {
  readonly words: { readonly vi: string; readonly en: string };

  constructor(words: { readonly vi: string; readonly en: string }) {
    super(words.en);
    this.words = words;
  }
}

export async function fetchState(since: number, signal: AbortSignal): Promise<SimulatorState> {
  const response = await fetch(`${base}/state?since=${since}`, { signal });
  return simulatorState.parse(await jsonOf(response));
}

/** Names for the form's lists, from the hub's public door. */
export async function fetchReference(): Promise<Reference> {
  return reference.parse(await jsonOf(await fetch('/api/v1/public/reference')));
}

export async function sendWeb(personId: string, report: SendWebRequest): Promise<SendAnswer> {
  return await send(`${personPath(personId)}/web`, report);
}

export async function sendMail(personId: string, mail: SendMailRequest): Promise<SendAnswer> {
  return await send(`${personPath(personId)}/mail`, mail);
}

/** Does something on a platform. */
export async function doAct(personId: string, channel: PlatformChannel, deed: ActRequest): Promise<SendAnswer> {
  return await send(`${personPath(personId)}/acts/${channel}`, deed);
}

/** Throws RefusedError with the reason. */
export async function addPerson(input: AddPersonRequest): Promise<SimulatedPerson> {
  return simulatedPerson.parse(await jsonOf(await write('POST', `${base}/people`, input)));
}

export async function setFault(fault: {
  readonly channel: SimulatedChannel;
  readonly name: string;
  readonly isOn: boolean;
}): Promise<void> {
  const { channel, name, isOn } = fault;
  await expectOk(await write('PUT', `${base}/faults/${channel}/${encodeURIComponent(name)}`, { isOn }));
}

export async function mendAll(): Promise<void> {
  await expectOk(await write('DELETE', `${base}/faults`));
}

export async function startCrowd(): Promise<void> {
  await expectOk(await write('POST', `${base}/crowd`));
}

export async function forget(): Promise<void> {
  await expectOk(await write('POST', `${base}/forget`));
}

function personPath(personId: string): string {
  return `${base}/people/${encodeURIComponent(personId)}`;
}

async function write(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<Response> {
  const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(url, { method, ...sent });
  lookNow();
  return response;
}

/** A page that cannot even reach its own server is told so in the same form as any other unreachable door. */
async function send(url: string, body: object): Promise<SendAnswer> {
  try {
    return sendAnswer.parse(await jsonOf(await write('POST', url, body)));
  } catch (error) {
    if (error instanceof RefusedError) return { outcome: 'refused', status: 409, message: error.words };
    return { outcome: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  await expectOk(response);
  return await response.json();
}

async function expectOk(response: Response): Promise<void> {
  if (response.ok) return;
  const said = problem.safeParse(await response.json().catch(() => null));
  if (said.success) throw new RefusedError(said.data.error.message);
  throw new Error(`${response.status} ${response.statusText}`);
}
