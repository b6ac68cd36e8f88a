import { defineConfig } from 'prisma/config';

/** For Prisma's own command line only: the hub itself migrates without it. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // oxlint-disable-next-line node/no-process-env -- Prisma's command line loads this file alone, where the hub's settings may be incomplete.
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
