import type { TokenState, Vault } from '../../channels/port.ts';
import { restMs } from '../../domain/channel/rest.ts';
import type { PrismaClient } from '../../platform/prisma/client.ts';
import { decryptJson, encryptJson } from '../../platform/secrets.ts';
import type { Database } from '../../platform/sql.ts';

export type AccountRecord = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Open and secret settings together; never leaves the server. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** False: paused; it sends nothing and reads nothing. */
  readonly active: boolean;
  /** Its platform failed too often; nothing is sent before. */
  readonly restsUntil: Date | null;
};

const readVault = {
  name: 'vault-read',
  text: `SELECT "channel_account"."vault" AS "vault" FROM "channel_account" WHERE "channel_account"."id" = $1`,
};
const lockVault = { name: 'vault-lock', text: `${readVault.text} FOR NO KEY UPDATE` };
const writeVault = {
  name: 'vault-write',
  text: `UPDATE "channel_account" SET "vault" = $2 WHERE "channel_account"."id" = $1`,
};

const sentWell = {
  name: 'channel-sent-well',
  text: `UPDATE "channel_account" SET "last_out_at" = $2, "failures" = 0, "rests_until" = NULL,
      "last_error" = CASE WHEN $3 OR "channel_account"."last_error" = $4 THEN NULL ELSE "channel_account"."last_error" END,
      "last_error_at" = CASE WHEN $3 OR "channel_account"."last_error" = $4 THEN NULL ELSE "channel_account"."last_error_at" END WHERE "channel_account"."id" = $1`,
};
const touchIn = {
  name: 'channels-touch-in',
  text: `UPDATE "channel_account" SET "last_in_at" = GREATEST("channel_account"."last_in_at", $2) WHERE "channel_account"."id" = ANY($1::text[])`,
};
const holdAwake = {
  name: 'channel-hold-awake',
  text: `SELECT "channel_account"."failures" AS "failures" FROM "channel_account" WHERE "channel_account"."id" = $1
    AND ("channel_account"."rests_until" IS NULL OR "channel_account"."rests_until" <= $2) FOR NO KEY UPDATE`,
};
const countFailure = {
  name: 'channel-count-failure',
  text: `UPDATE "channel_account" SET "failures" = $2, "rests_until" = $3 WHERE "channel_account"."id" = $1`,
};

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Accounts of channels; secret settings are encrypted at rest. */
export function createAccountStore(prisma: PrismaClient, database: Database, key: Buffer) {
  return {
    async list(): Promise<AccountRecord[]> {
      const rows = await prisma.channelAccount.findMany({ orderBy: { createdAt: 'asc' } });
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        active: row.active,
        restsUntil: row.restsUntil,
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
    /** The account's vault: what its platform changes by itself. Nobody else gets in while `update` works. */
    vaultOf(id: string): Vault {
      const opened = (row: { vault: Buffer | null } | undefined) => (row?.vault ? decryptJson(key, row.vault) : null);
      return {
        read: async () => opened((await database.query<{ vault: Buffer | null }>(readVault, [id]))[0]),
        update: (work) =>
          database.transaction(async (tx) => {
            const [row] = await tx.query<{ vault: Buffer | null }>(lockVault, [id]);
            if (!row) throw new Error(`there is no channel account ${id}`);
            const state = await work(opened(row));
            await tx.query(writeVault, [id, encryptJson(key, state)]);
            return state;
          }),
      };
    },
    async reportError(id: string, error: string | null, at: Date): Promise<void> {
      await prisma.channelAccount.update({
        where: { id },
        data:
          error === null ? { lastError: null, lastErrorAt: null } : { lastError: error.slice(0, 500), lastErrorAt: at },
      });
    },
    async setActive(id: string, active: boolean): Promise<void> {
      await prisma.channelAccount.update({ where: { id }, data: { active } });
    },
    async saveTest(id: string, test: { readonly at: string; readonly ok: boolean; readonly detail: string }) {
      await prisma.channelAccount.update({ where: { id }, data: { lastTest: test } });
    },
    async saveToken(id: string, token: TokenState): Promise<void> {
      await prisma.channelAccount.update({
        where: { id },
        data: { tokenAt: token.obtainedAt, tokenEndsAt: token.expiresAt },
      });
    },
    /** Something was sent: every error is over (sending is all this account does), or the one that is named. */
    async touchOut(
      id: string,
      at: Date,
      over: { readonly all: boolean; readonly error: string | null },
    ): Promise<void> {
      await database.query(sentWell, [id, at, over.all, over.error]);
    },
    async touchIn(ids: readonly string[], at: Date): Promise<void> {
      await database.query(touchIn, [ids, at]);
    },
    /**
     * One more failure in a row; true when the account rests from now on. What fails while it rests was begun before, and
     * counts no more: ten messages that go out together and fail together are one bad moment.
     */
    async countFailure(id: string, at: Date): Promise<boolean> {
      return database.transaction(async (tx) => {
        const [awake] = await tx.query<{ failures: number }>(holdAwake, [id, at]);
        if (!awake) return false;
        const failures = awake.failures + 1;
        const pause = restMs(failures);
        await tx.query(countFailure, [id, failures, pause === 0 ? null : new Date(at.getTime() + pause)]);
        return pause > 0;
      });
    },
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;
