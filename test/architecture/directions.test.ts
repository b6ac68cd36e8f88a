import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCheckout } from '../../src/config/checkout.ts';
import { cruise, listRules, makeFolder, type Violation } from './cruise.ts';

/** A file, and what it must not import; `but` are imports of the same kind that stay allowed. */
type Example = { readonly file: string; readonly imports: string; readonly but?: readonly string[] };

const examples: Readonly<Record<string, readonly Example[]>> = {
  'no-cycles': [{ file: 'src/lib/circle-back.ts', imports: './circle.ts' }],
  'imports-resolve': [{ file: 'src/lib/lost.ts', imports: './nowhere.ts', but: ['./leaf.ts'] }],
  'domain-knows-domain-only': [
    {
      file: 'src/domain/sla/wide.ts',
      imports: '../../contract/leaf.ts',
      but: ['../text/leaf.ts', '../../lib/leaf.ts'],
    },
    {
      file: 'src/domain/sla/wide.test.ts',
      imports: '../../platform/leaf.ts',
      but: ['vitest', 'node:fs', '../../../test/support/properties/leaf.ts'],
    },
    { file: 'src/domain/sla/staged.test.ts', imports: '../../../test/support/leaf.ts' },
  ],
  'domain-does-no-io': [
    { file: 'src/domain/sla/reading.ts', imports: 'node:fs', but: ['node:crypto'] },
    { file: 'src/domain/sla/validating.ts', imports: 'zod' },
  ],
  'lib-stands-alone': [
    { file: 'src/lib/curious.ts', imports: '../domain/text/leaf.ts', but: ['./leaf.ts', 'zod'] },
    {
      file: 'src/lib/curious.test.ts',
      imports: '../../test/support/leaf.ts',
      but: ['../../test/support/properties/leaf.ts'],
    },
  ],
  'contract-knows-domain-and-zod': [
    { file: 'src/contract/heavy.ts', imports: 'express', but: ['zod', '../domain/text/leaf.ts'] },
    { file: 'src/contract/stored.ts', imports: '../platform/leaf.ts' },
  ],
  'port-knows-no-channel': [{ file: 'src/channels/port.ts', imports: '../features/sla/sla-service.ts' }],
  'adapters-see-the-port-only': [
    {
      file: 'adapters/email/send.ts',
      imports: '../../src/platform/leaf.ts',
      but: ['../../src/channels/leaf.ts', '../../src/lib/leaf.ts', '../../src/domain/text/leaf.ts', 'zod'],
    },
    { file: 'adapters/email/look-up.ts', imports: '../../src/features/sla/sla-service.ts' },
  ],
  'adapters-ignore-each-other': [{ file: 'adapters/email/borrow.ts', imports: '../web/leaf.ts', but: ['./leaf.ts'] }],
  'adapters-come-through-context': [{ file: 'src/http/webhooks.ts', imports: '../../adapters/web/leaf.ts' }],
  'features-know-no-outside': [
    { file: 'src/features/sla/sla-jobs.ts', imports: '../../jobs/leaf.ts', but: ['../../lib/leaf.ts'] },
    { file: 'src/features/sla/sla-routes.ts', imports: '../../http/leaf.ts' },
    { file: 'src/features/sla/sla-presenter.ts', imports: '../../realtime/leaf.ts' },
  ],
  'features-meet-by-service': [
    {
      file: 'src/features/sla/sla-tickets.ts',
      imports: '../tickets/ticket-records.ts',
      but: ['../tickets/ticket-service.ts', './sla-service.ts'],
    },
  ],
  'database-is-behind-stores': [
    { file: 'src/features/sla/sla-queries.ts', imports: '../../platform/sql.ts' },
    { file: 'src/http/status.ts', imports: '@prisma/client' },
  ],
  'clients-are-wrapped-by-platform': [
    { file: 'src/jobs/queue.ts', imports: 'bullmq' },
    { file: 'src/realtime/rooms.ts', imports: 'socket.io' },
    { file: 'src/http/raw-store.ts', imports: 'pg' },
  ],
  'platform-knows-no-feature': [{ file: 'src/platform/eager.ts', imports: '../features/sla/sla-service.ts' }],
  'context-is-the-root': [{ file: 'src/http/server.ts', imports: '../context.ts' }],
  'context-has-its-parts': [{ file: 'src/roles/short-way.ts', imports: '../context/leaf.ts', but: ['../context.ts'] }],
  'web-knows-the-contract-only': [
    { file: 'web/console/shortcut.ts', imports: '../../src/domain/text/leaf.ts', but: ['../../src/contract/leaf.ts'] },
    { file: 'web/console/server-side.ts', imports: '../../src/lib/leaf.ts', but: ['../shared/leaf.ts'] },
  ],
  'server-renders-the-portal-only': [
    { file: 'src/http/pages.ts', imports: '../../web/console/leaf.ts', but: ['../../web/portal/leaf.ts'] },
  ],
  'no-test-code-in-the-product': [
    { file: 'src/http/pretend.ts', imports: '../../test/support/leaf.ts' },
    { file: 'src/domain/sla/draw.ts', imports: '../../../test/support/properties/leaf.ts' },
    { file: 'src/lib/draw.ts', imports: '../../test/support/properties/leaf.ts' },
  ],
  'demo-plays-platform-servers-only': [
    {
      file: 'src/roles/demo-lines.ts',
      imports: '../../test/support/leaf.ts',
      but: ['../../test/support/platforms/post-server.ts'],
    },
  ],
  'platform-servers-stand-alone': [
    {
      file: 'test/support/platforms/pigeon-server.ts',
      imports: '../leaf.ts',
      but: ['./post-server.ts', '../../../src/lib/leaf.ts', 'zod'],
    },
    { file: 'test/support/platforms/owl-server.ts', imports: '../../../adapters/web/leaf.ts' },
  ],
  'no-dev-package-on-the-server': [
    { file: 'test/support/platforms/crow-server.ts', imports: 'fast-check', but: ['zod'] },
    { file: 'src/http/guess.ts', imports: 'fast-check', but: ['express'] },
  ],
  'packages-are-declared': [{ file: 'src/http/stowaway.ts', imports: 'undeclared', but: ['express'] }],
};

/** What the examples import: files that import nothing, and packages of one line. */
const LEAVES = [
  'adapters/email/leaf.ts',
  'adapters/web/leaf.ts',
  'src/channels/leaf.ts',
  'src/contract/leaf.ts',
  'src/context.ts',
  'src/context/leaf.ts',
  'src/domain/text/leaf.ts',
  'src/features/sla/sla-service.ts',
  'src/features/tickets/ticket-records.ts',
  'src/features/tickets/ticket-service.ts',
  'src/http/leaf.ts',
  'src/jobs/leaf.ts',
  'src/lib/leaf.ts',
  'src/platform/leaf.ts',
  'src/platform/sql.ts',
  'src/realtime/leaf.ts',
  'test/support/leaf.ts',
  'test/support/properties/leaf.ts',
  'test/support/platforms/post-server.ts',
  'web/console/leaf.ts',
  'web/portal/leaf.ts',
  'web/shared/leaf.ts',
];
const DEPENDENCIES = ['@prisma/client', 'bullmq', 'express', 'pg', 'socket.io', 'zod'];
const DEV_PACKAGES = ['fast-check', 'vitest'];

function layOut(): Record<string, string> {
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ dependencies: versions(DEPENDENCIES), devDependencies: versions(DEV_PACKAGES) }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler' } }),
    'src/lib/circle.ts': `import './circle-back.ts';\n`,
    'prisma/leaf.ts': '',
    'scripts/leaf.mjs': '',
  };
  for (const leaf of LEAVES) files[leaf] = 'export const leaf = 1;\n';
  for (const name of [...DEPENDENCIES, ...DEV_PACKAGES, 'undeclared']) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = 'exports.leaf = 1;\n';
  }
  for (const { file, imports, but = [] } of Object.values(examples).flat()) {
    files[file] = [imports, ...but].map((from, index) => `import * as leaf${index} from '${from}';`).join('\n');
  }
  // Types of the handle may pass through a service; they are erased and reach no database.
  files['src/features/sla/sla-handle.ts'] =
    `import type { leaf } from '../../platform/sql.ts';\nimport { type leaf as other } from '../../platform/sql.ts';\n`;
  return files;
}

let violations: readonly Violation[] = [];

describe('the directions between the rooms', () => {
  const folder = makeFolder(layOut());
  beforeAll(() => {
    violations = cruise(folder.dir).violations;
  });
  afterAll(() => folder[Symbol.dispose]());

  it.each(Object.entries(examples).flatMap(([rule, cases]) => cases.map((example) => ({ rule, ...example }))))(
    '$rule: $file may not import $imports',
    ({ rule, file, imports }) => {
      const found = violations.filter(({ from }) => from === file);

      expect(found.map((violation) => violation.rule)).toEqual([rule]);
      expect(found[0]?.to).toContain(
        imports
          .replace(/^node:/, '')
          .split('/')
          .at(-1),
      );
    },
  );

  it('let a service name the type of the database handle', () => {
    expect(violations.filter(({ from }) => from === 'src/features/sla/sla-handle.ts')).toEqual([]);
  });

  it('are each shown by an example, and there is no example without its rule', () => {
    expect(Object.keys(examples).toSorted()).toEqual([...listRules()].toSorted());
  });

  it('are kept by the code as it stands', () => {
    const { violations: present, files } = cruise(findCheckout());

    expect(files).toBeGreaterThan(100);
    expect(present).toEqual([]);
  });
});
