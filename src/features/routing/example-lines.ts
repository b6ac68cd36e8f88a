import { z } from 'zod';
import type { RoutingExample } from '../../domain/routing/training-samples.ts';

const Flag = z.enum(['complaint', 'denunciation', 'urgent', 'spam', 'mixed', 'question']);

const Line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  subject: z.string().nullish(),
  category: z.string().nullish(),
  or: z.array(z.string()).nullish(),
  /** The agency that is right, where the category does not tell it. */
  agency: z.union([z.string(), z.array(z.string())]).nullish(),
  flags: z.array(Flag).nullish(),
  place: z.string().nullish(),
  sender: z.enum(['citizen', 'business']).nullish(),
});

/** An example as it is written down. */
export type ExampleLine = RoutingExample & {
  readonly agencies: readonly string[];
  /** Commune named in the text, as written; null: none. */
  readonly place: string | null;
};

/** Reads examples, one JSON object a line. Throws with the number of the line that is none. */
export function readExampleLines(content: string, voice: string): ExampleLine[] {
  const examples: ExampleLine[] = [];
  for (const [index, raw] of content.split('\n').entries()) {
    if (raw.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch (cause) {
      throw new Error(`${voice}, line ${index + 1}: not JSON`, { cause });
    }
    const line = Line.parse(value);
    examples.push({
      voice,
      text: line.text,
      subject: line.subject ?? undefined,
      category: line.category ?? null,
      or: line.or ?? undefined,
      flags: line.flags ?? [],
      senderKind: line.sender ?? undefined,
      agencies: line.agency === null || line.agency === undefined ? [] : [line.agency].flat(),
      place: line.place ?? null,
    });
  }
  return examples;
}
