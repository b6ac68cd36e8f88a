import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { framed } from './base-routes.ts';

const wayBackSearch = z.object({ state: z.union([z.string(), z.number()]).optional().catch(undefined) });
const newChannelSearch = z.object({ kind: z.string().max(20).optional().catch(undefined) });
const templateSearch = z.object({
  kind: z.string().max(40).optional().catch(undefined),
  channel: z.string().max(20).optional().catch(undefined),
  lang: z.enum(['vi', 'en']).optional().catch(undefined),
});
const compareSearch = z.object({
  from: z.string().max(20).optional().catch(undefined),
  to: z.string().max(20).optional().catch(undefined),
});
const placesSearch = z.object({ show: z.literal('borders').optional().catch(undefined) });
const modelParam = z
  .union([z.string().max(12), z.number().transform(String)])
  .optional()
  .catch(undefined);
const classifierSearch = z.object({ model: modelParam, with: modelParam });
const peopleSearch = z.object({ agency: z.string().max(60).optional().catch(undefined) });

const channels = createRoute({
  getParentRoute: () => framed,
  path: '/channels',
  component: lazyRouteComponent(() => import('../channels/channels-page.tsx'), 'ChannelsPage'),
});

const newChannel = createRoute({
  getParentRoute: () => framed,
  path: '/channels/new',
  validateSearch: newChannelSearch,
  component: lazyRouteComponent(() => import('../channels/new-channel-page.tsx'), 'NewChannelPage'),
});

const channel = createRoute({
  getParentRoute: () => framed,
  path: '/channels/$channelId',
  validateSearch: wayBackSearch,
  component: lazyRouteComponent(() => import('../channels/channel-page.tsx'), 'ChannelPage'),
});

const templates = createRoute({
  getParentRoute: () => framed,
  path: '/templates',
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import('../templates/templates-page.tsx'), 'TemplatesPage'),
});

const people = createRoute({
  getParentRoute: () => framed,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});

const duty = createRoute({
  getParentRoute: () => framed,
  path: '/duty',
  component: lazyRouteComponent(() => import('../duty/duty-page.tsx'), 'DutyPage'),
});

const rulesFrame = createRoute({
  getParentRoute: () => framed,
  path: '/rules',
  component: lazyRouteComponent(() => import('../rules/rules-frame.tsx'), 'RulesFrame'),
});

const rules = createRoute({
  getParentRoute: () => rulesFrame,
  path: '/',
  component: lazyRouteComponent(() => import('../rules/rules-page.tsx'), 'RulesPage'),
});

const rule = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'rule/$ruleId',
  component: lazyRouteComponent(() => import('../rules/rule-page.tsx'), 'RulePage'),
});

const tryRules = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'try',
  component: lazyRouteComponent(() => import('../rules/try-page.tsx'), 'TryPage'),
});

const ruleVersions = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'versions',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('../rules/versions-page.tsx'), 'VersionsPage'),
});

const classifier = createRoute({
  getParentRoute: () => framed,
  path: '/classifier',
  validateSearch: classifierSearch,
  component: lazyRouteComponent(() => import('../classifier/classifier-page.tsx'), 'ClassifierPage'),
});

const tryReport = createRoute({
  getParentRoute: () => framed,
  path: '/classifier/try',
  component: lazyRouteComponent(() => import('../classifier/try-report-page.tsx'), 'TryReportPage'),
});

const secondOpinion = createRoute({
  getParentRoute: () => framed,
  path: '/second-opinion',
  component: lazyRouteComponent(() => import('../second-opinion/second-opinion-page.tsx'), 'SecondOpinionPage'),
});

const taxonomy = createRoute({
  getParentRoute: () => framed,
  path: '/taxonomy',
  component: lazyRouteComponent(() => import('../taxonomy/taxonomy-page.tsx'), 'TaxonomyPage'),
});

const places = createRoute({
  getParentRoute: () => framed,
  path: '/places',
  validateSearch: placesSearch,
  component: lazyRouteComponent(() => import('../places/places-page.tsx'), 'PlacesPage'),
});

/** What the hub works by: channels, words, people, rules and what it knows. */
export const settingRoutes = [
  channels,
  newChannel,
  channel,
  templates,
  people,
  duty,
  classifier,
  tryReport,
  secondOpinion,
  taxonomy,
  places,
  rulesFrame.addChildren([rules, rule, tryRules, ruleVersions]),
] as const;
