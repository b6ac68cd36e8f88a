import { z } from 'zod';
import { named } from '../../src/contract/common.ts';
import {
  sendAnswer,
  simulatorState,
  type Faults,
  type SendAnswer,
  type SendMailRequest,
  type SendWebRequest,
  type SimulatorState,
} from '../../src/contract/simulator.ts';

const reference = z.object({ communes: z.array(named), categories: z.array(named) });
export type Reference = z.infer<typeof reference>;

const base = '/simulator/api';

export async function fetchState(since: number, signal: AbortSignal): Promise<SimulatorState> {
  const response = await fetch(`${base}/state?since=${since}`, { signal });
  return simulatorState.parse(await jsonOf(response));
}

/** Names for the form's lists, from the hub's public door. */
export async function fetchReference(): Promise<Reference> {
  return reference.parse(await jsonOf(await fetch('/api/v1/public/reference')));
}

export async function sendWeb(personId: string, report: SendWebRequest): Promise<SendAnswer> {
  return await send(`${base}/people/${encodeURIComponent(personId)}/web`, report);
}

export async function sendMail(personId: string, mail: SendMailRequest): Promise<SendAnswer> {
  return await send(`${base}/people/${encodeURIComponent(personId)}/mail`, mail);
}

export async function setFaults(faults: Faults): Promise<void> {
  await expectOk(await fetch(`${base}/faults`, { method: 'PUT', body: JSON.stringify(faults), headers: jsonHeaders }));
}

export async function forget(): Promise<void> {
  await expectOk(await fetch(`${base}/forget`, { method: 'POST' }));
}

const jsonHeaders = { 'content-type': 'application/json' };

/** A page that cannot even reach its own server is told so in the same form as any other unreachable door. */
async function send(url: string, body: object): Promise<SendAnswer> {
  try {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: jsonHeaders });
    return sendAnswer.parse(await jsonOf(response));
  } catch (error) {
    return { outcome: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  await expectOk(response);
  return await response.json();
}

async function expectOk(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
}
