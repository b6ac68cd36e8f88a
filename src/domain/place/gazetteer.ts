import { foldVi } from '../text/fold.ts';
import { createPhraseIndex, phraseOf, type Phrase, type PhraseIndex } from '../text/phrase-index.ts';
import { createBorderIndex, type Border, type BorderIndex } from './border.ts';

/** A commune (xã, phường) in force, with a centre point in degrees where one is known. */
export type CommuneUnit = {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** A commune of before July 2025: its district and name with their types ("Thị xã Quế Võ", "Phường Phố Mới") and its successor. */
export type OldCommune = { readonly district: string; readonly commune: string; readonly code: string };

/** Places other than communes, and how names behave in texts; edited by the administrator. */
export type GazetteerPlaces = {
  /** Industrial zones and clusters, without "KCN": the communes they lie in, the most likely first. */
  readonly zones: readonly { readonly name: string; readonly units: readonly string[] }[];
  /** Names that point at one commune on their own: pagodas, villages, crossroads, earlier communes. */
  readonly landmarks: readonly { readonly name: string; readonly units: readonly string[] }[];
  /** Folded names that are also ordinary words; they need a prefix, a place word or capitals. */
  readonly ordinaryWords: readonly string[];
  /** Folded names that are ordinary words only where diacritics are left out: "đèn đỏ" and "Đền Đô". */
  readonly ordinaryUnmarked: readonly string[];
  /** Folded commune names of one word that is hardly ever another word; any other of one word needs its own prefix. */
  readonly distinctWords: readonly string[];
  /** Folded commune names that are also names of people, firms or provinces; they need their own prefix (xã, phường…). */
  readonly otherNames: readonly string[];
  /** Provinces other than the home province, old and new: a commune name followed by one of them lies there. */
  readonly otherProvinces: readonly string[];
};

/** No places besides communes. */
export const noPlaces: GazetteerPlaces = {
  zones: [],
  landmarks: [],
  ordinaryWords: [],
  ordinaryUnmarked: [],
  distinctWords: [],
  otherNames: [],
  otherProvinces: [],
};

/** How much proof a name needs that it is meant: `own-prefix` > `sign` > `none`. */
export type Proof = 'none' | 'sign' | 'own-prefix';

/** What a name in the gazetteer means. */
export type PlaceName = {
  readonly kind: 'unit' | 'old-name' | 'district' | 'zone' | 'landmark' | 'other-province';
  /** Type in the name's own days: xã, phường, thị trấn, huyện…; empty for zones and landmarks. */
  readonly type: string;
  readonly name: string;
  /** Codes of communes in force, the most likely first. */
  readonly units: readonly string[];
  readonly needs: Proof;
  /** The same where it is not written with its own diacritics. */
  readonly needsUnmarked: Proof;
};

/** Knowledge of places, compiled once by `createGazetteer`. */
export type Gazetteer = {
  readonly units: ReadonlyMap<string, CommuneUnit>;
  readonly names: PhraseIndex<PlaceName>;
  /** Folded old district names by commune code. */
  readonly districtsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Borders of communes that were imported; communes without are found by their centres. */
  readonly borders: BorderIndex;
};

/** What `createGazetteer` is made from. */
export type GazetteerSource = {
  readonly units: readonly CommuneUnit[];
  readonly oldCommunes: readonly OldCommune[];
  readonly places: GazetteerPlaces;
  readonly borders?: readonly { readonly code: string; readonly border: Border }[] | undefined;
};

const typed = /^(thành phố|thị xã|thị trấn|phường|huyện|quận|xã)\s+(.+)$/iu;

function splitType(full: string): { type: string; name: string } {
  const match = typed.exec(full);
  return { type: (match?.[1] ?? '').toLowerCase(), name: match?.[2] ?? full };
}

function append(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key) ?? [];
  if (!codes.includes(code)) codes.push(code);
  map.set(key, codes);
}

/** Compiles units, old communes and other places into one index of names. */
export function createGazetteer({ units, oldCommunes, places, borders = [] }: GazetteerSource): Gazetteer {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ordinary = new Set(places.ordinaryWords);
  const unmarked = new Set(places.ordinaryUnmarked);
  const distinct = new Set(places.distinctWords);
  const otherNames = new Set(places.otherNames);
  const proofOf = (kind: PlaceName['kind'], folded: string): Proof => {
    if (kind === 'zone' || kind === 'other-province') return 'none';
    if (kind === 'landmark') return ordinary.has(folded) ? 'sign' : 'none';
    if (kind === 'district') return 'own-prefix';
    if (distinct.has(folded)) return 'sign';
    if (otherNames.has(folded) || !folded.includes(' ')) return 'own-prefix';
    return ordinary.has(folded) ? 'sign' : 'none';
  };

  const phrases: Phrase<PlaceName>[] = [];
  const add = (text: string, place: Omit<PlaceName, 'needs' | 'needsUnmarked'>): void => {
    const folded = foldVi(text);
    const needs = proofOf(place.kind, folded);
    const needsUnmarked = needs === 'none' && unmarked.has(folded) ? 'sign' : needs;
    phrases.push(phraseOf(text, { ...place, needs, needsUnmarked }));
  };

  for (const { code, name, type } of units) add(name, { kind: 'unit', type, name, units: [code] });

  const oldNames = new Map<string, string[]>();
  const districts = new Map<string, string[]>();
  const districtsOf = new Map<string, Set<string>>();
  for (const { district, commune, code } of oldCommunes) {
    append(oldNames, commune, code);
    append(districts, district, code);
    districtsOf.set(code, (districtsOf.get(code) ?? new Set()).add(foldVi(splitType(district).name)));
  }
  for (const [full, codes] of oldNames) {
    const { type, name } = splitType(full);
    const [only] = codes;
    const isSameName = codes.length === 1 && only !== undefined && byCode.get(only)?.name === name;
    if (!isSameName) add(name, { kind: 'old-name', type, name, units: codes });
  }
  for (const [full, codes] of districts) {
    const { type, name } = splitType(full);
    const seat = codes.find((code) => byCode.get(code)?.name === name);
    const ordered = seat === undefined ? codes : [seat, ...codes.filter((code) => code !== seat)];
    add(name, { kind: 'district', type, name, units: ordered });
  }
  for (const { name, units: codes } of places.zones) {
    for (const prefix of ['KCN', 'khu công nghiệp', 'CCN', 'cụm công nghiệp', 'khu CN', 'KCN đô thị']) {
      add(`${prefix} ${name}`, { kind: 'zone', type: '', name: `KCN ${name}`, units: codes });
    }
  }
  for (const { name, units: codes } of places.landmarks) {
    // A zone that everybody calls by its bare name.
    const isZone = places.zones.some((zone) => zone.name === name);
    add(name, { kind: isZone ? 'zone' : 'landmark', type: '', name: isZone ? `KCN ${name}` : name, units: codes });
  }
  for (const name of places.otherProvinces) {
    add(name, { kind: 'other-province', type: '', name, units: [] });
  }
  return { units: byCode, names: createPhraseIndex(phrases), districtsOf, borders: createBorderIndex(borders) };
}
