import type { FoundPlace, UnitRef } from '../place/find-place.ts';
import type { Alternative, Reason, ReportFlag } from './decision.ts';
import type { Evidence, FoundTerm } from './evidence.ts';
import type { RaisedFlag } from './flags.ts';
import type { Knowledge } from './knowledge.ts';
import type { SpokenWords } from './learned-words.ts';
import type { RoutingRule } from './rule.ts';
import { contactCentre } from './taxonomy.ts';

/** The text that reasons quote from: subject and body in one, the body starting at `bodyStart`. */
export type QuotedText = { readonly shown: string; readonly bodyStart: number };

type Quote = { readonly words: string; readonly start?: number; readonly end?: number };

function quote(start: number, end: number, { shown, bodyStart }: QuotedText): Quote {
  const words = shown.slice(start, end);
  return start >= bodyStart ? { words, start: start - bodyStart, end: end - bodyStart } : { words };
}

function quoteTerm(found: Pick<FoundTerm, 'from' | 'to'>, evidence: Evidence, text: QuotedText): Quote {
  return quote(evidence.tokens[found.from]?.start ?? 0, evidence.tokens[found.to - 1]?.end ?? 0, text);
}

/** Name of an agency in both languages; committees of communes are named after their commune. */
export function agencyName(code: string, knowledge: Knowledge): { vi: string; en: string } {
  const known = knowledge.agencies.get(code);
  if (known !== undefined) return { vi: known.vi, en: known.en };
  const unit = knowledge.gazetteer.units.get(code.replace(/^ubnd-/u, ''));
  if (unit === undefined) return { vi: code, en: code };
  const type = unit.type === 'phường' ? 'ward' : 'commune';
  return { vi: `UBND ${unit.type} ${unit.name}`, en: `People's Committee of ${unit.name} ${type}` };
}

const mostTermReasons = 4;

/** Reasons from the phrases of the table that spoke most for a category, then from the words that were learned. */
export function termReasons(
  category: string,
  { evidence, learned }: { readonly evidence: Evidence; readonly learned: readonly SpokenWords[] },
  text: QuotedText,
  knowledge: Knowledge,
): Reason[] {
  const named = knowledge.categories.get(category);
  const reasons: Reason[] = [];
  const table = (evidence.categories.get(category) ?? []).filter(({ weight }) => weight >= 0.5);
  for (const found of [...table, ...learned]) {
    if (reasons.length === mostTermReasons) break;
    const cited = quoteTerm(found, evidence, text);
    if (reasons.some(({ words = '' }) => words.includes(cited.words) || cited.words.includes(words))) continue;
    const vi = `Có “${cited.words}”, thường thuộc lĩnh vực “${named?.vi ?? category}”.`;
    const en = `Contains “${cited.words}”, which usually belongs to “${named?.en ?? category}”.`;
    reasons.push({ kind: 'term', ...cited, category, vi, en });
  }
  return reasons;
}

const flagWords = {
  complaint: [
    'Có dấu hiệu khiếu nại một quyết định hành chính',
    'Looks like a complaint against an administrative decision',
  ],
  denunciation: [
    'Có dấu hiệu tố cáo cán bộ, cơ quan vi phạm pháp luật',
    'Looks like a denunciation of an official or public body',
  ],
  urgent: ['Có nguy hiểm đang xảy ra', 'Describes danger happening now'],
  spam: ['Có dấu hiệu tin rác hoặc tin thử', 'Looks like spam or a test message'],
  mixed: ['Có hai việc thuộc hai cơ quan, nên tách', 'Holds two matters for different agencies; should be split'],
  question: ['Là câu hỏi, không phản ánh sự việc', 'Asks for information and reports nothing'],
} as const satisfies Record<ReportFlag, readonly [string, string]>;

/** One reason per flag, quoting what raised it. */
export function flagReasons(raised: readonly RaisedFlag[], evidence: Evidence, text: QuotedText): Reason[] {
  return raised.map(({ flag, because }) => {
    const [vi, en] = flagWords[flag];
    const quotes = because.map((found) => quoteTerm(found, evidence, text));
    const words = quotes.map((one) => `“${one.words}”`).join(', ');
    return {
      kind: 'flag',
      ...quotes[0],
      vi: words === '' ? `${vi}.` : `${vi}: ${words}.`,
      en: words === '' ? `${en}.` : `${en}: ${words}.`,
    };
  });
}

function unitName({ code, name }: UnitRef, knowledge: Knowledge): string {
  return `${knowledge.gazetteer.units.get(code)?.type ?? ''} ${name}`.trim();
}

const mostUnits = 4;

/** Several communes as one list; where they are many, the first of them and how many more. */
function listed(names: readonly string[], last: string, more: (count: number) => string): string {
  const shown =
    names.length > mostUnits ? [...names.slice(0, mostUnits - 1), more(names.length - mostUnits + 1)] : names;
  return `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`;
}

/** A name that stands for several communes: all of them, and which one is taken for the time being. */
function sharedReason(unit: UnitRef, place: FoundPlace, read: string, knowledge: Knowledge): Pick<Reason, 'vi' | 'en'> {
  const units = [unit, ...(place.shared ?? [])];
  const spans = place.how === 'zone';
  const vi = listed(
    units.map((one) => unitName(one, knowledge)),
    spans ? 'và' : 'hoặc',
    (count) => `${count} nơi khác`,
  );
  const en = listed(
    units.map((one) => one.name),
    spans ? 'and' : 'or',
    (count) => `${count} other communes`,
  );
  const chosen = { vi: `tạm tính ${unitName(unit, knowledge)}`, en: `taken for now: ${unit.name}` };
  if (place.how === 'old-name')
    return {
      vi: `“${read}” là tên cũ, nay thuộc ${vi}; ${chosen.vi}.`,
      en: `“${read}” is an old name, now in ${en}; ${chosen.en}.`,
    };
  return { vi: `“${read}” nằm ở ${vi}; ${chosen.vi}.`, en: `“${read}” lies in ${en}; ${chosen.en}.` };
}

/** Where the matter lies, and how sure that is. */
export function placeReason(place: FoundPlace, text: QuotedText, knowledge: Knowledge): Reason {
  const cited: Partial<Quote> = place.span === null ? {} : quote(place.span.start, place.span.end, text);
  const { words: read = '' } = cited;
  if (place.unit === null) {
    const names = place.candidates
      .slice(0, 4)
      .map((one) => one.name)
      .join(', ');
    return { kind: 'place', ...cited, vi: `“${read}” có thể thuộc: ${names}.`, en: `“${read}” may lie in: ${names}.` };
  }
  if (place.shared) return { kind: 'place', ...cited, ...sharedReason(place.unit, place, read, knowledge) };
  const vi = unitName(place.unit, knowledge);
  const en = place.unit.name;
  const how = {
    chosen: [`Người gửi chọn ${vi}.`, `The sender chose ${en}.`],
    border: [`Vị trí gửi kèm nằm trong ${vi}.`, `The point sent lies in ${en}.`],
    point: [`Vị trí gửi kèm gần trung tâm ${vi} nhất.`, `The point sent is nearest to the centre of ${en}.`],
    name: [`“${read}” là ${vi}.`, `“${read}” is ${en}.`],
    'old-name': [`“${read}” là tên cũ, nay thuộc ${vi}.`, `“${read}” is an old name, now in ${en}.`],
    zone: [`“${read}” nằm ở ${vi}.`, `“${read}” lies in ${en}.`],
    landmark: [`“${read}” ở ${vi}.`, `“${read}” is in ${en}.`],
  } as const satisfies Record<FoundPlace['how'], readonly [string, string]>;
  return { kind: 'place', ...cited, vi: how[place.how][0], en: how[place.how][1] };
}

/** Why this agency leads. */
export function agencyReason(category: string | null, lead: string, knowledge: Knowledge): Reason {
  const agency = agencyName(lead, knowledge);
  const named = category === null ? undefined : knowledge.categories.get(category);
  if (named === undefined) {
    const vi = 'Chưa đủ căn cứ chọn cơ quan; Trung tâm 1022 xem và chuyển.';
    return {
      kind: 'default',
      agency: lead,
      vi,
      en: 'Not enough to choose an agency; the 1022 centre reads and forwards it.',
    };
  }
  if (named.agency === 'area' && lead === contactCentre) {
    const vi = `Lĩnh vực “${named.vi}” do UBND xã, phường xử lý nhưng chưa rõ địa điểm; ${agency.vi} hỏi thêm.`;
    const en = `“${named.en}” belongs to the commune, but the place is unknown; the ${agency.en} asks.`;
    return { kind: 'default', agency: lead, category: named.code, vi, en };
  }
  const vi = `${agency.vi} phụ trách lĩnh vực “${named.vi}”.`;
  return { kind: 'agency', agency: lead, category: named.code, vi, en: `“${named.en}” belongs to: ${agency.en}.` };
}

/** The sender named the category. */
export function chosenReason(category: string, knowledge: Knowledge): Reason {
  const named = knowledge.categories.get(category);
  const vi = `Người gửi chọn lĩnh vực “${named?.vi ?? category}”.`;
  return { kind: 'chosen', category, vi, en: `The sender chose “${named?.en ?? category}”.` };
}

/** Which rule decided, and what: agency, category, or that a person confirms. */
export function ruleReason(
  { name, then }: RoutingRule,
  { category, lead, isGiven }: { readonly category: string | null; readonly lead: string; readonly isGiven: boolean },
  knowledge: Knowledge,
): Reason {
  const vi: string[] = [];
  const en: string[] = [];
  if (isGiven) {
    const agency = agencyName(lead, knowledge);
    vi.push(`chuyển ${agency.vi}`);
    en.push(`goes to: ${agency.en}`);
  }
  if (then.category !== undefined) {
    const named = knowledge.categories.get(then.category);
    vi.push(`lĩnh vực “${named?.vi ?? then.category}”`);
    en.push(`category “${named?.en ?? then.category}”`);
  }
  if (then.priority === 'urgent') {
    vi.push('khẩn');
    en.push('urgent');
  }
  if (then.askHuman === true) {
    vi.push('người trực xác nhận');
    en.push('a person confirms');
  }
  const said = (words: readonly string[]): string => (words.length === 0 ? '' : `: ${words.join(', ')}`);
  return {
    kind: 'rule',
    ...(isGiven && { agency: lead }),
    ...(then.category !== undefined && category !== null && { category }),
    vi: `Theo quy tắc “${name}”${said(vi)}.`,
    en: `By the rule “${name}”${said(en)}.`,
  };
}

/** Why inspectors lead. */
export function neverAloneReason(lead: string): Reason {
  const vi = 'Phản ánh về cán bộ, cơ quan nhà nước do Thanh tra tỉnh xem xét, không chuyển riêng cho nơi bị phản ánh.';
  const en = 'Matters about officials go to the Provincial Inspectorate, never only to the body concerned.';
  return { kind: 'never-alone', agency: lead, vi, en };
}

/** Why another agency sits beside the lead. */
export function watcherReason(agency: string, knowledge: Knowledge): Reason {
  const name = agencyName(agency, knowledge);
  const vi = `${name.vi} cùng xem xét vì phản ánh liên quan thái độ, trách nhiệm của cán bộ.`;
  return {
    kind: 'never-alone',
    agency,
    vi,
    en: `${name.en} joins because the report concerns the conduct of officials.`,
  };
}

/** The next best agency, where the choice is not sure; none when nothing else is likely. */
export function doubtReason(second: Alternative | undefined, knowledge: Knowledge): Reason[] {
  if (second === undefined || second.p < 0.1) return [];
  const name = agencyName(second.agency, knowledge);
  const share = Math.round(second.p * 100);
  const vi = `Cũng có thể thuộc ${name.vi} (${share} %).`;
  return [{ kind: 'doubt', agency: second.agency, vi, en: `It may also belong to: ${name.en} (${share} %).` }];
}
