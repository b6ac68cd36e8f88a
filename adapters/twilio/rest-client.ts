import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type Answer from 'twilio/lib/http/response.js';
import { callPlatform } from '../../src/lib/call-platform.ts';
import type { TwilioSettings } from './schema.ts';

/** A call that got no answer; `reached`: Twilio may have acted on it. */
export class CallLost extends Error {
  readonly reached: boolean;
  constructor(detail: string, reached: boolean) {
    super(detail);
    this.name = 'CallLost';
    this.reached = reached;
  }
}

/** Fields of a request as Twilio's client has them. */
function formOf(data: unknown): URLSearchParams | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) if (value !== undefined) form.append(name, String(value));
  return form;
}

/**
 * Twilio's own client over the hub's way of calling platforms: it goes to `baseUrl`, and a lost answer tells whether the
 * question had left. Loaded when first needed, for a command line without SMS should not wait for it.
 */
export async function createTwilioClient(settings: TwilioSettings): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const base = settings.baseUrl.replace(/\/+$/u, '');
  class HubRequestClient extends twilio.RequestClient {
    override async request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Answer<Data>> {
      const { pathname, search } = new URL(options.uri);
      const login = Buffer.from(`${options.username ?? ''}:${options.password ?? ''}`).toString('base64');
      const form = formOf(options.data);
      const call = await callPlatform(`${base}${pathname}${search}`, {
        method: options.method.toLowerCase() === 'post' ? 'POST' : 'GET',
        headers: { accept: 'application/json', authorization: `Basic ${login}` },
        ...(form !== undefined && { body: form }),
      });
      if (!call.ok) throw new CallLost(call.detail, call.reached);
      const { status, text, headers } = call.answer;
      // Twilio's client parses the text of the answer itself, whatever type it says the answer has.
      return { statusCode: status, body: text as Data, headers: Object.fromEntries(headers), toString: () => text };
    }
  }
  return new twilio.Twilio(settings.accountSid, settings.authToken, { httpClient: new HubRequestClient() });
}
