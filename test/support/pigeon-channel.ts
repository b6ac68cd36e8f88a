import { plainMessage } from '../../src/channels/inbound.ts';
import { z } from 'zod';
import type { OutboundMessage } from '../../src/channels/outbound.ts';
import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';

const settings = z.object({
  /** Worn by every bird; without it nothing comes in. */
  ring: z.string().min(8),
  landing: z.enum(['roof', 'window']).default('roof'),
});

const letter = z.object({ id: z.string(), bird: z.string(), name: z.string(), text: z.string() });

/** What is said of the invented channel, for tests to find on pages. */
export const aboutPigeons = {
  name: { vi: 'Chim bồ câu đưa thư', en: 'Carrier pigeons' },
  label: { vi: 'Bồ câu', en: 'Pigeon' },
  icon: 'M4 14c4 0 6-2 7-6l9 2-4 3c0 4-3 6-7 6l-5 2 2-4z',
  addresses: [
    { kind: 'bird', label: { vi: 'Chim', en: 'Bird' }, example: { vi: 'Số của con chim', en: 'Number of the bird' } },
  ],
  settings: {
    ring: {
      label: { vi: 'Chữ khắc trên vòng chân', en: 'Engraving on the ring' },
      hint: { vi: 'Chim không đeo vòng này bị đuổi đi.', en: 'A bird without it is sent away.' },
    },
    landing: {
      label: { vi: 'Chỗ đậu', en: 'Where it lands' },
      choices: { roof: { vi: 'Mái nhà', en: 'Roof' }, window: { vi: 'Cửa sổ', en: 'Window' } },
    },
  },
  steps: [
    { vi: 'Dựng một chuồng trên mái.', en: 'Build a loft on the roof.' },
    { vi: 'Đeo vòng cho từng con chim.', en: 'Put a ring on every bird.' },
    { vi: 'Thả một con và chờ nó về.', en: 'Let one go and wait for it.' },
  ],
} as const;

/** A channel that no other line of the hub knows: a chat by carrier pigeon. What it sends is put into `sent`. */
export function pigeonAdapter(sent: OutboundMessage[]): RegisteredAdapter {
  return defineAdapter({
    kind: 'pigeon',
    family: 'chat',
    about: aboutPigeons,
    settings,
    secretSettings: ['ring'],
    capabilities: { maxText: 200, attachments: { maxCount: 0, maxBytes: 0 }, reaches: ['bird'] },
    verify: ({ body, headers }, account) => {
      if (!isSameSecret(headers['x-ring'] ?? '', account.settings.ring)) {
        const message = { vi: 'Chim không đeo vòng.', en: 'The bird wears no ring.' };
        return { ok: false, status: 401, code: 'pigeon.ring', message };
      }
      const read = letter.parse(JSON.parse(body.toString()));
      return { ok: true, receipts: [{ kind: 'message', externalId: read.id, body }] };
    },
    normalise: ({ body }) => {
      const { id, bird, name, text } = letter.parse(JSON.parse(body.toString()));
      return {
        type: 'message',
        message: plainMessage({
          externalId: id,
          from: { kind: 'bird', address: bird, name, verified: true },
          text,
          lang: 'vi',
          conversation: bird,
        }),
      };
    },
    send: (message) => {
      sent.push(message);
      return Promise.resolve({ state: 'sent', providerId: `flight-${sent.length}` });
    },
  });
}

/** Lets a bird fly to the account `loft`; resolves to the status of the hub's answer. */
export async function flyTo(hubUrl: string, ring: string, said: z.infer<typeof letter>): Promise<number> {
  const response = await fetch(`${hubUrl}/webhooks/pigeon/loft`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ring': ring },
    body: JSON.stringify(said),
  });
  return response.status;
}
