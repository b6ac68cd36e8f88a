import type { RuleSetHead, RuleSets } from '../../../src/contract/rules.ts';

/** All that was ever in force, newest first, with what is in force now. */
export function versionsOf({ published, versions }: RuleSets): readonly RuleSetHead[] {
  return published && !versions.some(({ id }) => id === published.id) ? [published, ...versions] : versions;
}
