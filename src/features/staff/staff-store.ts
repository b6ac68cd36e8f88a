import { randomUUID } from 'node:crypto';
import type { Role, StaffActor } from '../../domain/access/roles.ts';
import { roles } from '../../domain/access/roles.ts';
import type { PrismaClient } from '../../platform/prisma/client.ts';

export type NewStaff = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  readonly passwordHash: string;
};

export type StaffProfile = StaffActor & { readonly email: string; readonly twoFactor: boolean };

function isRole(value: string): value is Role {
  return roles.some((role) => role === value);
}

/** Staff and their accounts. */
export function createStaffStore(prisma: PrismaClient) {
  return {
    /** The active member of staff behind a user; null for users without a role. */
    async find(userId: string): Promise<StaffProfile | null> {
      const row = await prisma.staff.findUnique({ where: { userId }, include: { user: true } });
      if (!row?.active || !isRole(row.role)) return null;
      return {
        id: row.userId,
        name: row.user.name,
        email: row.user.email,
        role: row.role,
        agency: row.agencyCode,
        twoFactor: row.user.twoFactorEnabled ?? false,
      };
    },
    async findByEmail(email: string): Promise<{ readonly id: string } | null> {
      return prisma.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
    },
    async agencyExists(code: string): Promise<boolean> {
      return (await prisma.agency.count({ where: { code } })) === 1;
    },
    async add(staff: NewStaff): Promise<string> {
      const id = randomUUID();
      await prisma.user.create({
        data: {
          id,
          name: staff.name,
          email: staff.email.toLowerCase(),
          emailVerified: true,
          accounts: {
            create: { id: randomUUID(), accountId: id, providerId: 'credential', password: staff.passwordHash },
          },
          staff: { create: { role: staff.role, agencyCode: staff.agency } },
        },
      });
      return id;
    },
    async count(): Promise<number> {
      return prisma.staff.count();
    },
  };
}

export type StaffStore = ReturnType<typeof createStaffStore>;
