import { createTransport } from 'nodemailer';
import { z } from 'zod';

/** A message with all that any door needs; tried again, it is the same to the byte where it matters. */
export type NumberedMessage = {
  readonly mark: string;
  readonly submission: string;
  readonly text: string;
  readonly email: string;
  /** The address it seems to come from: the hub limits what one address may send in a minute. */
  readonly peer: string;
  readonly picture: Buffer | null;
};

/** One try. Resolves to the ticket code (null where the door tells none) only when the hub has said that it has the message. */
export type Door = (message: NumberedMessage) => Promise<string | null>;

export type Doors = { readonly json: Door; readonly form: Door; readonly mail: Door };

/** The hub said no for good: trying again is useless, and the run has found a mistake. */
export class Refusal extends Error {}

/** Shorter than the longest stop of a process: some tries are given up and done later all the same. */
const patienceMs = 3000;

const taken = z.object({ code: z.string() });

function judge(status: number, door: string): void {
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    throw new Refusal(`${door} answered ${status}`);
  if (status >= 400) throw new Error(`${door} answered ${status}`);
}

function jsonDoor(url: string): Door {
  return async ({ submission, text, email }) => {
    const response = await fetch(`${url}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ submission, text, email, name: 'Nguyễn Thị Lan', contactKind: 'person', lang: 'vi' }),
      signal: AbortSignal.timeout(patienceMs),
    });
    judge(response.status, 'the JSON door');
    return taken.parse(await response.json()).code;
  };
}

/** The portal's own page, as a browser without scripts posts it. */
function formDoor(url: string): Door {
  return async ({ submission, text, email, peer, picture }) => {
    const form = new FormData();
    const fields = { submission, text, email, name: 'Trần Văn Bình', contactKind: 'person', lang: 'vi', website: '' };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (picture) form.append('photos', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'anh.png');
    const response = await fetch(`${url}/gui`, {
      method: 'POST',
      headers: { accept: 'text/html', 'x-forwarded-for': peer },
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.arrayBuffer();
    judge(response.status, 'the form door');
    const code = /^\/t\/([^/]+)\//.exec(response.headers.get('location') ?? '')?.[1];
    if (response.status !== 303 || code === undefined) throw new Refusal(`the form door answered ${response.status}`);
    return code;
  };
}

function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;
}

/** A mail server that relays to the hub: only 250 after the data counts. */
function mailDoor(port: number, to: string): Door {
  return async ({ mark, text, email }) => {
    const transport = createTransport({
      host: '127.0.0.1',
      port,
      ignoreTLS: true,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
    });
    const raw = [
      `From: Lê Thị Hoa <${email}>`,
      `To: ${to}`,
      `Subject: Phan anh ${mark}`,
      `Message-ID: <${mark}@nguoidan.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
      '',
    ].join('\r\n');
    try {
      await transport.sendMail({ envelope: { from: email, to }, raw });
    } catch (error) {
      if (isPermanent(error)) throw new Refusal('the mail door refused', { cause: error });
      throw error;
    } finally {
      transport.close();
    }
    return null;
  };
}

export function openDoors(input: {
  readonly url: string;
  readonly mailPort: number;
  readonly mailAddress: string;
}): Doors {
  return { json: jsonDoor(input.url), form: formDoor(input.url), mail: mailDoor(input.mailPort, input.mailAddress) };
}
