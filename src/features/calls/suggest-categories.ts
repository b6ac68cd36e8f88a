import type { z } from 'zod';
import type { categorySuggestions } from '../../contract/calls.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { nameOf } from '../reference/reference-service.ts';

const most = 3;

/** What the words so far seem to be about, for a quick hand: the likeliest categories with who would get them. */
export async function suggestCategories(
  input: { readonly text: string; readonly unit: string | null },
  deps: { readonly decide: (report: RoutableReport) => Promise<Decision>; readonly reference: ReferenceData },
): Promise<z.input<typeof categorySuggestions>> {
  const { alternatives } = await deps.decide({
    text: input.text,
    channel: 'voice',
    ...(input.unit !== null && { unitCode: input.unit }),
  });
  const { categories, agencies } = deps.reference;
  const named = alternatives.flatMap(({ category, agency }) =>
    category === null ? [] : [{ category: nameOf(categories, category), agency: nameOf(agencies, agency) }],
  );
  return { items: named.slice(0, most) };
}
