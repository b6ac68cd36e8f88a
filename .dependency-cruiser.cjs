/**
 * The directions in which knowledge may flow between the rooms. test/architecture shows each rule to bite;
 * a rule added here without an example there fails the tests.
 */

const TESTS = '\\.test\\.tsx?$';
/** Everything that is ours, by room. */
const ROOMS = '^(src|adapters|web|prisma|test|scripts)/';
/** What tests of every room try properties with; no-test-code-in-the-product keeps the code itself from it. */
const PROPERTIES = '^test/support/properties/';
/** How an npm package appears once resolved. */
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third. Types count as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      comment: 'Import an existing file by its real extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-knows-domain-only',
      comment: 'The rules know of no other room than themselves and src/lib.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: [ROOMS, '^[^/]+$'], pathNot: ['^src/(domain|lib)/', PROPERTIES], dependencyTypesNot: ['core'] },
    },
    {
      name: 'domain-does-no-io',
      comment: 'The rules are pure: no package, nothing of Node but node:crypto.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: TESTS },
      to: {
        pathNot: '^(node:)?crypto$',
        dependencyTypes: [
          'core',
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-bundled',
          'npm-no-pkg',
          'npm-unknown',
        ],
      },
    },
    {
      name: 'lib-stands-alone',
      comment: 'src/lib is below everything: whoever imports it gets no code but its own.',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: ROOMS, pathNot: ['^src/lib/', PROPERTIES], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-knows-domain-and-zod',
      comment: 'The console bundles the contract, so it may rest on the domain and Zod alone.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: TESTS },
      to: { pathNot: ['^src/(contract|domain)/', ...packages('zod')] },
    },
    {
      name: 'port-knows-no-channel',
      comment: 'The port says what a channel is; it knows neither channels nor features.',
      severity: 'error',
      from: { path: '^src/channels/', pathNot: TESTS },
      to: { path: ROOMS, pathNot: '^src/(channels|domain|lib)/' },
    },
    {
      name: 'adapters-see-the-port-only',
      comment:
        'Adapters translate. They see src/channels, src/lib and the text of src/domain, never the hub behind them.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: [TESTS, '^adapters/conformance/'] },
      to: {
        path: ROOMS,
        pathNot: ['^adapters/', '^src/channels/', '^src/lib/', '^src/domain/(text|mail)/'],
      },
    },
    {
      name: 'adapters-ignore-each-other',
      comment: 'Channels know nothing of each other; what two of them share belongs to the port or src/lib.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/.+', pathNot: '^adapters/conformance/' },
      to: { path: '^adapters/', pathNot: ['^adapters/$1/', '^adapters/conformance/'] },
    },
    {
      name: 'adapters-come-through-context',
      comment: 'The hub meets its adapters in src/context.ts; everything else knows the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/context\\.ts$' },
      to: { path: '^adapters/' },
    },
    {
      name: 'features-know-no-outside',
      comment: 'A feature is called by http, realtime and jobs and handed what it needs; it does not reach for them.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: ['^src/(http|realtime|jobs|roles|cli)/', '^src/(context|main)\\.ts$', '^adapters/'] },
    },
    {
      name: 'features-meet-by-service',
      comment: 'One feature reaches another through its -service file only.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '-service\\.ts$'] },
    },
    {
      name: 'database-is-behind-stores',
      comment:
        'Only stores, views and the platform see Prisma or SQL. A service may name the type of the handle that it passes on.',
      severity: 'error',
      from: {
        path: '^(src|adapters)/',
        pathNot: ['^src/platform/', '^src/context/ground\\.ts$', '-(store|views)\\.ts$', TESTS],
      },
      to: {
        path: [
          '^src/platform/sql\\.ts$',
          '^src/platform/prisma/(client\\.ts|generated/)',
          ...packages('@prisma/[^/]+', 'prisma'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'clients-are-wrapped-by-platform',
      comment: 'Third-party clients are wrapped once, in src/platform.',
      severity: 'error',
      from: { path: '^(src|adapters|web)/', pathNot: ['^src/platform/', TESTS] },
      to: { path: packages('pg', 'bullmq', 'ioredis', 'socket\\.io', '@socket\\.io/[^/]+', 'pino') },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Storage knows nothing of what is stored in it, nor of HTTP.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: ['^src/(features|http|realtime|jobs|roles|cli)/', '^src/(context|main)\\.ts$'] },
    },
    {
      name: 'context-is-the-root',
      comment: 'Only the entries (main, roles, command line, tests, benches) see the composition root.',
      severity: 'error',
      from: { path: '^(src|adapters|web)/', pathNot: ['^src/(cli|roles)/', '^src/main\\.ts$', TESTS] },
      to: { path: '^src/context\\.ts$' },
    },
    {
      name: 'context-has-its-parts',
      comment: 'The parts of the composition root are put together by src/context.ts alone.',
      severity: 'error',
      from: { path: '^(src|adapters|web)/', pathNot: ['^src/context(/|\\.ts$)', TESTS] },
      to: { path: '^src/context/' },
    },
    {
      name: 'web-knows-the-contract-only',
      comment: 'Browsers get what the contract says and nothing of the server.',
      severity: 'error',
      from: { path: '^web/', pathNot: TESTS },
      to: { path: ROOMS, pathNot: ['^web/', '^src/contract/'] },
    },
    {
      name: 'server-renders-the-portal-only',
      comment: 'The server draws pages of web/portal; console and simulator are built for browsers.',
      severity: 'error',
      from: { path: '^(src|adapters|prisma)/' },
      to: { path: '^web/', pathNot: '^web/(portal|shared)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What runs at a centre does not import tests or their support.',
      severity: 'error',
      from: { path: '^(src|adapters|prisma|web)/', pathNot: [TESTS, '^adapters/conformance/', '^src/roles/demo'] },
      to: { path: ['^test/', TESTS, '^adapters/conformance/'] },
    },
    {
      name: 'demo-plays-platform-servers-only',
      comment:
        'A demo runs the platform servers of the tests, and nothing else of theirs (docs/decisions/0015-a-demo-plays-the-platforms-of-the-tests.md).',
      severity: 'error',
      from: { path: '^src/roles/demo', pathNot: TESTS },
      to: {
        path: ['^test/', TESTS, '^adapters/conformance/'],
        pathNot: '^test/support/platforms/([^/]+-server|platform)\\.ts$',
      },
    },
    {
      name: 'platform-servers-stand-alone',
      comment:
        'Platform servers run at whoever starts a demo: they bring no test code, no adapter and nothing of the hub with them.',
      severity: 'error',
      from: { path: '^test/support/platforms/', pathNot: '/(fake|graph)-hub\\.ts$' },
      to: {
        path: ROOMS,
        pathNot: ['^test/support/platforms/', '^src/channels/', '^src/lib/'],
      },
    },
    {
      name: 'no-dev-package-on-the-server',
      comment:
        'A package that the running hub imports belongs to dependencies, or an installation without dev packages fails.',
      severity: 'error',
      from: {
        path: ['^(src|adapters|prisma)/', '^test/support/platforms/'],
        pathNot: [TESTS, '^adapters/conformance/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that only came along with another may leave with it: name it in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/platform/prisma/generated/', '^dist/'] },
    exclude: { path: ['^src/platform/prisma/generated/(internal|models)/', '^dist/', '^\\.hub/'] },
    // Types are knowledge too: imports that the compiler erases count.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
