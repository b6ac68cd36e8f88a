import type { ChannelKind, IdentityKind } from '../../channels/kinds.ts';
import type { Account, RegisteredAdapter } from '../../channels/port.ts';
import { HubError } from '../../lib/errors.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';

const freshMs = 15_000;

/** An account with the adapter that speaks its platform's language. */
export type ChannelLine = AccountRecord & Account<AccountRecord['settings']> & { readonly adapter: RegisteredAdapter };

/** Which accounts there are, and which of them can reach a person. */
export function createAccountService(input: {
  readonly store: Pick<
    AccountStore,
    'list' | 'save' | 'reportError' | 'touchOut' | 'touchIn' | 'countFailure' | 'vaultOf'
  >;
  readonly adapters: readonly RegisteredAdapter[];
  readonly publicUrl: string;
  readonly now: () => Date;
}) {
  const adapterOf = new Map<string, RegisteredAdapter>(input.adapters.map((adapter) => [adapter.kind, adapter]));
  let held: { readonly lines: Promise<ChannelLine[]>; readonly at: number } | null = null;

  async function load(): Promise<ChannelLine[]> {
    const records = await input.store.list();
    return records.flatMap((record) => {
      const adapter = adapterOf.get(record.kind);
      if (!adapter) return [];
      const webhookUrl = `${input.publicUrl}/webhooks/${record.kind}/${record.id}`;
      return [{ ...record, adapter, webhookUrl, vault: input.store.vaultOf(record.id), now: input.now }];
    });
  }

  function list(): Promise<ChannelLine[]> {
    const at = input.now().getTime();
    if (held && at >= held.at && at - held.at < freshMs) return held.lines;
    const lines = load();
    held = { lines, at };
    lines.catch(() => {
      held = null;
    });
    return lines;
  }

  async function able(identityKind: IdentityKind): Promise<ChannelLine[]> {
    return (await list()).filter(
      (line) =>
        line.adapter.send !== null &&
        line.adapter.capabilities.reaches.includes(identityKind) &&
        (line.adapter.canReach?.(identityKind, line) ?? true),
    );
  }

  return {
    list,
    /** Reads the accounts anew at the next question. */
    forget: () => {
      held = null;
    },
    async find(id: string): Promise<ChannelLine | null> {
      return (await list()).find((line) => line.id === id) ?? null;
    },
    /**
     * The account to write to somebody with: the one they used if it can, also when it is paused, because they expect the
     * answer there; else the first active one that reaches them, by SMS last. None of `spent`: they led nowhere.
     */
    async lineFor(
      identityKind: IdentityKind,
      preferredId: string | null,
      spent: readonly string[] = [],
    ): Promise<ChannelLine | null> {
      const lines = (await able(identityKind)).filter((line) => !spent.includes(line.id));
      const active = lines.filter((line) => line.active);
      return (
        lines.find((line) => line.id === preferredId) ??
        active.find((line) => line.adapter.family !== 'sms') ??
        active[0] ??
        null
      );
    },
    /** Adds or changes an account. Throws HubError naming the settings that do not fit. */
    async save(account: {
      readonly id: string;
      readonly kind: ChannelKind;
      readonly name: string;
      readonly settings: Readonly<Record<string, unknown>>;
    }): Promise<void> {
      const adapter = adapterOf.get(account.kind);
      if (!adapter) {
        const kinds = [...adapterOf.keys()].join(', ');
        throw new HubError('invalid', 'unknown_channel', {
          vi: `Không có loại kênh "${account.kind}". Các loại: ${kinds}.`,
          en: `There is no kind of channel "${account.kind}". Kinds are ${kinds}.`,
        });
      }
      const parsed = adapter.settings.safeParse(account.settings);
      if (!parsed.success) {
        const fields = parsed.error.issues.map((issue) => ({
          field: issue.path.join('.'),
          message: { vi: issue.message, en: issue.message },
        }));
        const words = fields.map((one) => `${one.field}: ${one.message.en}`).join('; ');
        throw new HubError(
          'invalid',
          'settings',
          { vi: `Cấu hình chưa đúng: ${words}`, en: `Settings to correct: ${words}` },
          { fields },
        );
      }
      await input.store.save({ ...account, secretNames: adapter.secretSettings });
      held = null;
    },
    reportError: (id: string, error: string | null) => input.store.reportError(id, error, input.now()),
    /**
     * A message went out; `error` is what it met before. Whoever also listens tells of that by itself: there only this very
     * error is over.
     */
    async touchOut(id: string, error: string | null = null): Promise<void> {
      const line = (await list()).find((one) => one.id === id);
      await input.store.touchOut(id, input.now(), { all: line?.adapter.listen === undefined, error });
    },
    touchIn: (ids: readonly string[]) => input.store.touchIn(ids, input.now()),
    /** The platform of this account failed; after some failures in a row the account rests. */
    async failed(id: string): Promise<void> {
      if (await input.store.countFailure(id, input.now())) held = null;
    },
  };
}

export type AccountService = ReturnType<typeof createAccountService>;
