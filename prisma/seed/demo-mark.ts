import { openPrisma, type PrismaClient } from '../../src/platform/prisma/client.ts';

const mark = { key: 'demo', value: true } as const;

/** Whether this database is a demo's: it was marked as one, or holds nobody yet. */
export async function mayBeDemo(databaseUrl: string): Promise<boolean> {
  const prisma = openPrisma(databaseUrl);
  try {
    if (await prisma.setting.findUnique({ where: { key: mark.key } })) return true;
    return (await prisma.staff.count()) === 0;
  } finally {
    await prisma.$disconnect();
  }
}

export async function markAsDemo(prisma: PrismaClient): Promise<void> {
  await prisma.setting.createMany({ data: [mark], skipDuplicates: true });
}
