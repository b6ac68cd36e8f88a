/**
 * Fills the migrated template once per run with what every clone of it should hold: units, agencies, categories,
 * calendars, policies and the demo accounts. The template is cloned only when nobody is connected to it, so every
 * connection made here must be closed before this resolves.
 */
export async function fillTemplate(_databaseUrl: string): Promise<void> {
  // @TODO call the seed when prisma/seed has one.
}
