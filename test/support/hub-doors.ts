import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type ReceivedMail = { readonly envelopeFrom: string; readonly to: readonly string[]; readonly parsed: ParsedMail };

/** Both front doors of a hub, as far as the simulator sees them: a stand-in for tests of the simulator alone. */
export class HubDoors {
  readonly mails: ReceivedMail[] = [];
  readonly forms: string[] = [];
  messages: readonly object[] = [];
  readonly #smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onData: (stream, session, done) => {
      simpleParser(stream).then((parsed) => {
        const { mailFrom, rcptTo } = session.envelope;
        this.mails.push({
          envelopeFrom: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((to) => to.address),
          parsed,
        });
        done(null, 'taken');
      }, done);
    },
  });
  readonly #http: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'GET')
        return response.end(
          JSON.stringify({ state: 'answered', promisedAt: null, late: false, messages: this.messages }),
        );
      this.forms.push(body);
      if (body.includes('name="text"\r\n\r\n\r\n')) {
        response.statusCode = 422;
        const message = { vi: 'Hãy viết nội dung.', en: 'Write what happened.' };
        return response.end(JSON.stringify({ error: { code: 'invalid', message } }));
      }
      const trackingUrl = 'https://1022.example.vn/t/BN-26-7K3F9Q/geheim';
      return response.end(JSON.stringify({ code: 'BN-26-7K3F9Q', trackingUrl }));
    });
  });

  async start(): Promise<{ smtpPort: number; url: string }> {
    await new Promise<void>((resolve) => this.#smtp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return { smtpPort: portOf(this.#smtp.server.address()), url: `http://127.0.0.1:${portOf(this.#http.address())}` };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
    await new Promise<void>((resolve) => this.#smtp.close(() => resolve()));
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
