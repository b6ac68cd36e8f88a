import { seedReference } from '../../prisma/seed/seed.ts';
import { openPrisma } from '../../src/platform/prisma/client.ts';

/**
 * Fills the migrated template once per run with what every hub has: units, agencies, categories, calendar, policies,
 * templates. PostgreSQL clones only what nobody is connected to, so every connection made here is closed again.
 */
export async function fillTemplate(databaseUrl: string): Promise<void> {
  const prisma = openPrisma(databaseUrl);
  try {
    await seedReference(prisma);
  } finally {
    await prisma.$disconnect();
  }
}
