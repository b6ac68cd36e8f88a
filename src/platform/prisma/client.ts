import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** Prisma for what is read or written a row at a time: accounts, agencies, settings. Hot paths use platform/sql.ts. */
export function openPrisma(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 5 }) });
}

export type { PrismaClient } from './generated/client.ts';
