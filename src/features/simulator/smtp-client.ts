import { createTransport } from 'nodemailer';
import type { DoorAnswer } from '../../contract/simulator.ts';

type Submission = {
  readonly host: string;
  readonly port: number;
  /** Envelope sender; empty for a bounce. */
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer | string;
};

/** Hands bytes to a mail server, as any server outside does. Never throws: a refusal is an answer. */
export async function submitBySmtp({ host, port, from, to, raw }: Submission): Promise<DoorAnswer> {
  const transport = createTransport({
    host,
    port,
    secure: false,
    ignoreTLS: true,
    name: 'smtp.nguoidan.example',
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return { outcome: 'accepted', detail: response, link: null };
  } catch (error) {
    return answerOf(error);
  } finally {
    transport.close();
  }
}

function answerOf(error: unknown): DoorAnswer {
  const detail = error instanceof Error ? error.message : String(error);
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  if (typeof status !== 'number') return { outcome: 'unreachable', detail };
  const message = { vi: `Cổng thư của Hub từ chối: ${detail}`, en: `The hub’s mail door refused: ${detail}` };
  return { outcome: 'refused', status, message };
}
