import type { TFunction } from 'i18next';
import type { RoutingRule, RuleActions, RuleCondition } from '../../../src/contract/rules.ts';
import { dayWords } from './day-words.ts';
import { isGroup, lineOf, type BareCondition } from './condition-tree.ts';

/** What things are called; a code that is not known stays as it is. */
export type RuleNames = {
  readonly agency: (code: string) => string;
  readonly category: (code: string) => string;
  readonly commune: (code: string) => string;
  readonly channel: (kind: string) => string;
  readonly sector: (code: string) => string;
  readonly policy: (code: string) => string;
};

type Telling = {
  readonly t: TFunction;
  readonly names: RuleNames;
  /** More than so many in a row are counted instead of named. */
  readonly most?: number;
};

/** A rule as people say it: 'Nếu có từ «mất nước» thì chuyển Công ty Cấp nước.' */
export function ruleSentence(rule: Pick<RoutingRule, 'when' | 'then'>, telling: Telling): string {
  const { t } = telling;
  return t('rules.sentence', { when: whenWords(rule.when, telling), then: thenWords(rule.then, telling) });
}

/** The condition, without the word 'if'. */
export function whenWords(condition: RuleCondition, telling: Telling): string {
  const { t } = telling;
  const { isNegated, bare } = lineOf(condition);
  if (!isGroup(bare)) return leafWords(bare, isNegated, telling);
  if (bare.of.length === 0) return '…';
  const parts = bare.of.map((part) => {
    const inner = lineOf(part);
    const needsBrackets = isGroup(inner.bare) && !inner.isNegated && inner.bare.of.length > 1 && bare.of.length > 1;
    const words = whenWords(part, telling);
    return needsBrackets ? `(${words})` : words;
  });
  const joined = parts.join(t(bare.kind === 'all' ? 'rules.joinAll' : 'rules.joinAny'));
  return isNegated ? t('rules.notGroup', { inner: joined }) : joined;
}

type Leaf = Exclude<BareCondition, { readonly kind: 'all' | 'any' }>;

function leafWords(leaf: Leaf, isNegated: boolean, telling: Telling): string {
  const { t, names } = telling;
  const say = isNegated ? 'not' : 'is';
  switch (leaf.kind) {
    case 'words': {
      const every = leaf.match === 'all' && leaf.words.length > 1;
      const list = listOf(leaf.words.map(quoted(t)), every ? 'and' : 'or', telling);
      return t(`rules.${say}_${every ? 'allWords' : 'words'}`, { list });
    }
    case 'near':
      return t(`rules.${say}_near`, { list: listOf(leaf.words.map(quoted(t)), 'and', telling), count: leaf.within });
    case 'category':
      return t(`rules.${say}_category`, { list: listOf(leaf.codes.map(names.category), 'or', telling) });
    case 'commune':
      return t(`rules.${say}_commune`, { list: listOf(leaf.codes.map(names.commune), 'or', telling) });
    case 'zone':
      return t(`rules.${say}_zone`, { list: listOf(leaf.names.map(zoneName), 'or', telling) });
    case 'channel':
      return t(`rules.${say}_channel`, { list: listOf(leaf.kinds.map(names.channel), 'or', telling) });
    case 'sender':
      return t(`rules.${say}_${leaf.is}`);
    case 'sector':
      return t(`rules.${say}_sector`, { list: listOf(leaf.sectors.map(names.sector), 'or', telling) });
    case 'language':
      return t(`rules.${say}_language`, {
        list: listOf(
          leaf.langs.map((lang) => t(`rules.lang_${lang}`)),
          'or',
          telling,
        ),
      });
    case 'flag':
      return t(`rules.${say}_flag`, {
        list: listOf(
          leaf.flags.map((flag) => t(`rules.flag_${flag}`)),
          'or',
          telling,
        ),
      });
    case 'time':
      return t(`rules.${say}_time`, { days: dayWords(leaf.days, t), from: leaf.from, until: leaf.until });
    case 'working':
      return t(leaf.is === isNegated ? 'rules.outsideWork' : 'rules.duringWork');
  }
}

/** What is done, without the word 'then'. */
export function thenWords(actions: RuleActions, telling: Telling): string {
  const { t, names } = telling;
  const { category, lead, coordinating = [], priority, policy, tags = [], officer, askHuman } = actions;
  const done: string[] = [];
  if (lead) done.push(t('rules.do_lead', { agency: names.agency(lead) }));
  if (coordinating.length > 0)
    done.push(t('rules.do_coordinating', { list: listOf(coordinating.map(names.agency), 'and', telling) }));
  if (category) done.push(t('rules.do_category', { category: names.category(category) }));
  if (priority) done.push(t(`rules.do_${priority}`));
  if (policy) done.push(t('rules.do_policy', { policy: names.policy(policy) }));
  if (tags.length > 0) done.push(t('rules.do_tags', { list: tags.map((tag) => `#${tag}`).join(' ') }));
  if (officer) done.push(t('rules.do_officer'));
  if (askHuman) done.push(t('rules.do_askHuman'));
  return done.length === 0 ? t('rules.do_nothing') : done.join(', ');
}

/** The sentence says already that it is an industrial zone. */
function zoneName(name: string): string {
  return name.replace(/^(kcn|khu công nghiệp)\s+/iu, '');
}

function quoted(t: TFunction) {
  return (word: string) => t('rules.quoted', { word });
}

function listOf(items: readonly string[], join: 'and' | 'or', { t, most = Infinity }: Telling): string {
  if (items.length === 0) return '…';
  if (items.length > most + 1)
    return t('rules.andMore', { list: items.slice(0, most).join(', '), count: items.length - most });
  if (items.length === 1) return items.join('');
  return t(`rules.list_${join}`, { list: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
}
