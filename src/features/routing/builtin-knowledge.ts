import { z } from 'zod';
import abbreviationSeed from '../../../prisma/seed/data/abbreviations.json' with { type: 'json' };
import gazetteerSeed from '../../../prisma/seed/data/gazetteer.json' with { type: 'json' };
import oldCommuneSeed from '../../../prisma/seed/data/old-communes.json' with { type: 'json' };
import modelSeed from '../../../prisma/seed/data/routing-model.json' with { type: 'json' };
import readingSeed from '../../../prisma/seed/data/readings.json' with { type: 'json' };
import termSeed from '../../../prisma/seed/data/routing-terms.json' with { type: 'json' };
import taxonomySeed from '../../../prisma/seed/data/taxonomy.json' with { type: 'json' };
import unitSeed from '../../../prisma/seed/data/units.json' with { type: 'json' };
import {
  createGazetteer,
  type CommuneUnit,
  type Gazetteer,
  type GazetteerPlaces,
  type GazetteerSource,
} from '../../domain/place/gazetteer.ts';
import { alignColumns } from '../../domain/routing/align-columns.ts';
import { createKnowledge, type Knowledge, type KnowledgeSource } from '../../domain/routing/knowledge.ts';
import type { ReportCard } from '../../domain/routing/report-card.ts';
import type { Taxonomy } from '../../domain/routing/taxonomy.ts';
import type { RoutingExample } from '../../domain/routing/training-samples.ts';
import { ModelFile, unpackModel } from './model-file.ts';

/** Code of the province that the demo data belong to: Bắc Ninh. */
const homeProvinceCode = '24';
/** Lighter phrases say too little alone. */
const smallestPhrase = 1;

const Commune = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);
const OldCommune = z.tuple([z.string(), z.string(), z.string()]);
const TaxonomySeed = z.object({
  agencies: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
  categories: z.array(
    z.object({
      code: z.string(),
      vi: z.string(),
      en: z.string(),
      agency: z.string(),
      group: z.enum(['business', 'citizen', 'both']),
      also: z.array(z.string()).optional(),
    }),
  ),
});
const Phrases = z.record(z.string(), z.array(z.string()));
const AbbreviationSeed = z.record(
  z.string(),
  z.array(z.object({ to: z.string(), near: z.array(z.string()).exactOptional() })),
);

const Counts = z
  .array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.number()]))]))
  .transform((rows) => new Map(rows.map(([word, counts]) => [word, new Map(counts)])));
const ReadingSeed = z.object({ words: Counts, pairs: Counts });

/** What an administrator keeps in the place of tables that ship. */
export type EditedTables = {
  readonly places?: Pick<GazetteerPlaces, 'zones' | 'landmarks'> | undefined;
  /** Borders that were imported. */
  readonly borders?: GazetteerSource['borders'];
  /** Categories in use; those of the shipped taxonomy that are missing were retired. */
  readonly taxonomy?: Taxonomy | undefined;
};

/** Agencies and categories of the demo province. */
export function builtinTaxonomy(): Taxonomy {
  return TaxonomySeed.parse(taxonomySeed);
}

/** The 99 communes of the demo province. */
function builtinUnits(): CommuneUnit[] {
  const units: CommuneUnit[] = [];
  for (const row of unitSeed.communes) {
    if (row[3] !== homeProvinceCode) continue;
    const [code, name, type, , lat, lon] = Commune.parse(row);
    units.push({ code, name, type, lat, lon });
  }
  return units;
}

/** Names of places in the demo province. */
function builtinGazetteer({ places, borders }: EditedTables): Gazetteer {
  const oldCommunes = z
    .array(OldCommune)
    .parse(oldCommuneSeed.rows)
    .map(([district, commune, code]) => ({ district, commune, code }));
  return createGazetteer({ units: builtinUnits(), oldCommunes, places: { ...gazetteerSeed, ...places }, borders });
}

/** The phrases of the table as short examples of their categories: the learned model knows them from its first day. */
export function builtinPhrases(): RoutingExample[] {
  const phrases: RoutingExample[] = [];
  for (const [category, weighted] of Object.entries(z.record(z.string(), Phrases).parse(termSeed.categories))) {
    for (const [weight, list] of Object.entries(weighted)) {
      if (Number(weight) < smallestPhrase) continue;
      for (const phrase of list) {
        const text = phrase.replace(/ (?:\.\.|&) /gu, ' ');
        phrases.push({ text, category, flags: null, voice: 'table', isKnownToTable: true });
      }
    }
  }
  return phrases;
}

/**
 * All that `decide` needs, from the seed files that ship with the hub; needs no database. What was edited or learned since
 * takes the place of what ships. Takes some 20 ms: make it once.
 */
export function builtinKnowledge(
  edited: EditedTables & Pick<Partial<KnowledgeSource>, 'model' | 'readings'> = {},
): Knowledge {
  const taxonomy = edited.taxonomy ?? builtinTaxonomy();
  const codes = taxonomy.categories.map(({ code }) => code);
  const terms = Object.entries(z.record(z.string(), Phrases).parse(termSeed.categories));
  const model = edited.model ?? unpackModel(modelSeed);
  return createKnowledge({
    taxonomy,
    // Nobody may be sent to a category that was retired.
    terms: { ...termSeed, categories: Object.fromEntries(terms.filter(([code]) => codes.includes(code))) },
    readings: edited.readings ?? ReadingSeed.parse(readingSeed),
    abbreviations: AbbreviationSeed.parse(abbreviationSeed),
    gazetteer: builtinGazetteer(edited),
    model: { ...model, linear: alignColumns(model.linear, codes) },
  });
}

/** The report card of the shipped model; null: it was not measured when it was made. */
export function builtinCard(): ReportCard | null {
  return ModelFile.parse(modelSeed).card ?? null;
}
