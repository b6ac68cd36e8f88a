import type { PrismaClient } from '../../platform/prisma/client.ts';
import { decryptJson, encryptJson } from '../../platform/secrets.ts';

export type AccountRecord = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Open and secret settings together; never leaves the server. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly active: boolean;
};

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Accounts of channels; secret settings are encrypted at rest. */
export function createAccountStore(prisma: PrismaClient, key: Buffer) {
  return {
    async list(): Promise<AccountRecord[]> {
      const rows = await prisma.channelAccount.findMany({ orderBy: { createdAt: 'asc' } });
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        active: row.active,
        settings: { ...asRecord(row.settings), ...(row.secrets ? asRecord(decryptJson(key, row.secrets)) : {}) },
      }));
    },
    /** Adds an account or replaces the settings of one. */
    async save(account: {
      readonly id: string;
      readonly kind: string;
      readonly name: string;
      readonly settings: Readonly<Record<string, unknown>>;
      readonly secretNames: readonly string[];
    }): Promise<void> {
      const open: Record<string, string | number | boolean> = {};
      const secret: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(account.settings)) {
        if (account.secretNames.includes(name)) secret[name] = value;
        else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
          open[name] = value;
      }
      const secrets = Object.keys(secret).length > 0 ? new Uint8Array(encryptJson(key, secret)) : null;
      const data = { kind: account.kind, name: account.name, settings: open, secrets };
      await prisma.channelAccount.upsert({
        where: { id: account.id },
        create: { id: account.id, ...data },
        update: data,
      });
    },
    async reportError(id: string, error: string | null, at: Date): Promise<void> {
      await prisma.channelAccount.update({
        where: { id },
        data:
          error === null ? { lastError: null, lastErrorAt: null } : { lastError: error.slice(0, 500), lastErrorAt: at },
      });
    },
    async touchOut(id: string, at: Date): Promise<void> {
      await prisma.channelAccount.update({ where: { id }, data: { lastOutAt: at } });
    },
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;
