import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One recorded input of a channel: what came, by which door, and what it must turn out to be. */
const fixtureFile = z.object({
  /** `webhook`: goes through verify first. `receipt`: came by a reader and is only normalised. */
  door: z.enum(['webhook', 'receipt']),
  headers: z.record(z.string(), z.string()).default({}),
  query: z.record(z.string(), z.string()).default({}),
  kind: z.string().default('message'),
  /** The body as text, or the name of a file beside this one. */
  body: z.string().optional(),
  bodyFile: z.string().optional(),
  expect: z.object({
    type: z.enum(['message', 'notice', 'ignore', 'unreadable', 'refused']),
    /** For notices: parts of the notice; for all inputs of several: how many receipts it becomes. */
    notice: z.record(z.string(), z.unknown()).optional(),
    receipts: z.number().int().optional(),
    /** For messages: parts of the normalised message. */
    text: z.string().optional(),
    address: z.string().nullable().optional(),
    automatic: z.string().nullable().optional(),
    /** Files that came with it, fetched or still to fetch. */
    attachments: z.number().int().optional(),
    conversation: z.string().nullable().optional(),
  }),
});

export type Fixture = z.infer<typeof fixtureFile> & { readonly name: string; readonly bytes: Buffer };

/** Reads the fixtures of one adapter: `account.json` holds settings, every other `.json` is an input. */
export function loadFixtures(folder: string): { readonly settings: unknown; readonly fixtures: readonly Fixture[] } {
  const settings: unknown = JSON.parse(readFileSync(join(folder, 'account.json'), 'utf8'));
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'account.json');
  const fixtures = names.sort().map((name) => {
    const fixture = fixtureFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const bytes =
      fixture.bodyFile === undefined ? Buffer.from(fixture.body ?? '') : readFileSync(join(folder, fixture.bodyFile));
    return { ...fixture, name: name.replace(/\.json$/u, ''), bytes };
  });
  return { settings, fixtures };
}
