import { compileCalendar } from '../../calendar/compile-calendar.ts';
import { createGazetteer, noPlaces } from '../../place/gazetteer.ts';
import { createAbbreviations, expandAbbreviations } from '../../text/abbreviations.ts';
import { tokenise } from '../../text/tokens.ts';
import type { RoutingRule, RuleCondition } from '../rule.ts';
import type { RuleFacts, RuleMoment } from './rule-facts.ts';

/** Abbreviations of an example. */
export const abbreviations = createAbbreviations({
  bhxh: [{ to: 'bảo hiểm xã hội' }],
  gd: [{ to: 'gia đình', near: ['nha'] }, { to: 'giám đốc' }],
});
const gazetteer = createGazetteer({
  units: [{ code: '09265', name: 'Nam Sơn', type: 'phường', lat: null, lon: null }],
  oldCommunes: [],
  places: {
    ...noPlaces,
    zones: [
      { name: 'Quế Võ', units: ['09265'] },
      { name: 'Quế Võ 2', units: ['09265'] },
    ],
  },
});
/** Working time of an example's days. */
export const day = [['07:30', '11:30'] as const, ['13:30', '17:00'] as const];
const calendar = compileCalendar({
  zone: 'Asia/Ho_Chi_Minh',
  hours: { '0': [], '1': day, '2': day, '3': day, '4': day, '5': day, '6': [] },
  holidays: ['2026-09-02'],
  special: {},
});

/** A moment in the province. */
export function at(time: string): RuleMoment {
  return { at: Date.parse(`${time}:00+07:00`), calendar };
}

/** What rules see of a text. */
export function factsOf(text: string, patch: Partial<RuleFacts> = {}): RuleFacts {
  const written = tokenise(text);
  return {
    written,
    expanded: expandAbbreviations(written, abbreviations),
    body: text,
    category: null,
    flags: [],
    commune: null,
    channel: 'web',
    sender: 'citizen',
    sector: null,
    gazetteer,
    moment: null,
    ...patch,
  };
}

/** A rule; overrides name what matters. */
export function rule(when: RuleCondition, patch: Partial<RoutingRule> = {}): RoutingRule {
  return { id: 'r', name: 'Rule', active: true, when, then: { lead: 'thue' }, ...patch };
}
