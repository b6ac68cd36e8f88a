import { findPlace } from '../../src/domain/place/find-place.ts';
import { decide } from '../../src/domain/routing/decide.ts';
import type { Decision, ReportFlag } from '../../src/domain/routing/decision.ts';
import { rightAgencies } from '../../src/domain/routing/fit-model.ts';
import type { Knowledge } from '../../src/domain/routing/knowledge.ts';
import { readReport } from '../../src/domain/routing/read-report.ts';
import { learnedFlags } from '../../src/domain/routing/routing-model.ts';
import { reportOfExample, textForms, type TextForm } from '../../src/domain/routing/training-samples.ts';
import { foldVi } from '../../src/domain/text/fold.ts';
import { wordsOf } from '../../src/domain/text/words.ts';
import type { ExampleLine } from '../../src/features/routing/example-lines.ts';

/** What became of one text in one form. */
export type Outcome = {
  readonly example: ExampleLine;
  readonly form: TextForm;
  readonly decision: Decision;
  /** Null: no agency is said to be right. */
  readonly isRight: boolean | null;
  readonly isAmongThree: boolean;
  /** Null: no place is named. */
  readonly isPlaceFound: boolean | null;
};

/** Shares are 0..1; null where there was nothing to count. */
export type Figures = {
  readonly texts: number;
  readonly first: number | null;
  readonly amongThree: number | null;
  /** Share that may go without a person, and how many of these were right. */
  readonly automatic: number | null;
  readonly automaticRight: number | null;
  readonly place: number | null;
  readonly categories: Readonly<Record<string, { readonly texts: number; readonly first: number }>>;
  readonly flags: Readonly<
    Record<string, { readonly texts: number; readonly precision: number | null; readonly recall: number | null }>
  >;
  /** Texts that speak of complaints, denunciations or suits without being one, and how many were diverted. */
  readonly ordinary: { readonly texts: number; readonly diverted: number };
};

// Spoils texts in other ways than those that were learned.
const measuringSalt = 0x0e7a;

function isPlaceFound({ place }: ExampleLine, found: Decision['place'], knowledge: Knowledge): boolean | null {
  if (place === null) return null;
  if (found === null) return false;
  if (found.code === place || foldVi(found.name) === foldVi(place)) return true;
  // "KCN Quế Võ" does not lie in the commune of Quế Võ.
  const namings = found.how === 'zone' ? [`KCN ${place}`] : [place, `xã ${place}`];
  const meant = namings.map((naming) => findPlace(wordsOf(naming), knowledge.gazetteer)).find((one) => one !== null);
  return [meant?.unit, ...(meant?.candidates ?? [])].some((unit) => unit?.code === found.code);
}

/** Decides a text in every form, as `hub route` would. */
export function decideExample(example: ExampleLine, knowledge: Knowledge): Outcome[] {
  return textForms.map((form) => {
    const report = reportOfExample(example, form, measuringSalt);
    const decision = decide(report, knowledge);
    const right =
      example.agencies.length > 0
        ? new Set(example.agencies)
        : rightAgencies(example, readReport(report, knowledge), knowledge);
    const isNobody = right.size === 0 || example.flags?.includes('spam') === true;
    return {
      example,
      form,
      decision,
      isRight: isNobody ? null : right.has(decision.lead),
      isAmongThree: decision.alternatives.slice(0, 3).some(({ agency }) => right.has(agency)),
      isPlaceFound: isPlaceFound(example, decision.place, knowledge),
    };
  });
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}

const speaksOfSuits = /khieu nai|to cao|to giac|\bkien\b|khieu kien/u;
const diverting: readonly ReportFlag[] = ['complaint', 'denunciation'];

function measureFlags(outcomes: readonly Outcome[]): Figures['flags'] {
  const known = outcomes.filter(({ example }) => example.flags !== null);
  return Object.fromEntries(
    learnedFlags.map((flag) => {
      const meant = known.filter(({ example }) => example.flags?.includes(flag) === true);
      const raised = known.filter(({ decision }) => decision.flags.includes(flag));
      const recall = share(meant, ({ decision }) => decision.flags.includes(flag));
      const precision = share(raised, ({ example }) => example.flags?.includes(flag) === true);
      return [flag, { texts: meant.length, precision, recall }];
    }),
  );
}

/** Counts outcomes of one form. */
export function measure(outcomes: readonly Outcome[]): Figures {
  const answered = outcomes.filter(({ isRight }) => isRight !== null);
  const automatic = answered.filter(({ decision }) => !decision.needsHuman);
  const named = outcomes.filter((one) => one.isPlaceFound !== null);
  const codes = [...new Set(answered.map(({ example }) => example.category ?? ''))].sort();
  const ordinary = outcomes.filter(
    ({ example }) =>
      example.flags !== null &&
      !diverting.some((flag) => example.flags?.includes(flag)) &&
      speaksOfSuits.test(foldVi(example.text)),
  );
  return {
    texts: outcomes.length,
    first: share(answered, ({ isRight }) => isRight === true),
    amongThree: share(answered, ({ isAmongThree }) => isAmongThree),
    automatic: share(answered, ({ decision }) => !decision.needsHuman),
    automaticRight: share(automatic, ({ isRight }) => isRight === true),
    place: share(named, (one) => one.isPlaceFound === true),
    categories: Object.fromEntries(
      codes.map((code) => {
        const own = answered.filter(({ example }) => (example.category ?? '') === code);
        return [code, { texts: own.length, first: share(own, ({ isRight }) => isRight === true) ?? 0 }];
      }),
    ),
    flags: measureFlags(outcomes),
    ordinary: {
      texts: ordinary.length,
      diverted: ordinary.filter(({ decision }) => diverting.some((flag) => decision.flags.includes(flag))).length,
    },
  };
}
