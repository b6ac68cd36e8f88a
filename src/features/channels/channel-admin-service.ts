import type { DescribedAddress } from '../../channels/describe-channels.ts';
import type { IdentityKind } from '../../channels/kinds.ts';
import type { Preview } from '../../channels/outbound.ts';
import type { RegisteredAdapter } from '../../channels/port.ts';
import type { ChannelDetail, ChannelKindView, ChannelView, PreviewView } from '../../contract/channels.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from './account-service.ts';
import type { AccountStore } from './account-store.ts';
import { presentChannel } from './channel-presenter.ts';
import { readChannelStates, type ChannelState } from './channel-views.ts';
import { settingFields } from './setting-fields.ts';

type Value = string | number | boolean;

export type ChannelAdminDeps = {
  readonly database: Database;
  readonly accounts: AccountService;
  readonly adapters: readonly RegisteredAdapter[];
  readonly addresses: ReadonlyMap<string, DescribedAddress>;
  readonly store: Pick<AccountStore, 'setActive' | 'saveTest' | 'saveToken'>;
  /** Ids of accounts that are silent against their rhythm. */
  readonly silent: () => Promise<ReadonlySet<string>>;
  readonly publicUrl: string;
  /** Signs the way back from a platform's consent page. */
  readonly seal: { readonly make: (value: unknown) => string; readonly open: (sealed: string) => unknown };
  readonly now: () => Date;
  readonly newId: () => string;
};

const trialWords = {
  subject: 'Tin thử của Hub 1022',
  text: 'Tin thử của Trung tâm 1022: kênh này gửi được. Trả lời tin này để thử chiều về.',
};

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function plainPreview(line: ChannelLine, text: string): Preview {
  const { maxText } = line.adapter.capabilities;
  const problems =
    text.length > maxText
      ? [{ vi: `Dài hơn ${maxText} ký tự của kênh này.`, en: `Longer than the ${maxText} characters of this channel.` }]
      : [];
  return { parts: [text], count: 1, encoding: null, problems };
}

/** What an administrator sees of the channels and does with them. Secrets go in and never come out. */
export function createChannelAdminService(deps: ChannelAdminDeps) {
  const { accounts, database, now } = deps;

  async function found(id: string): Promise<ChannelLine> {
    const line = await accounts.find(id);
    if (!line) throw notFound();
    return line;
  }

  async function all(): Promise<{ line: ChannelLine; view: ChannelView; state: ChannelState }[]> {
    accounts.forget();
    const at = now();
    const [lines, states, silent] = await Promise.all([
      accounts.list(),
      readChannelStates(database, at),
      deps.silent(),
    ]);
    return states.flatMap((state) => {
      const line = lines.find((one) => one.id === state.id);
      if (!line) return [];
      return [{ line, state, view: presentChannel(line, state, { silent: silent.has(line.id), now: at }) }];
    });
  }

  function settingsOf(line: ChannelLine): Pick<ChannelDetail, 'settings' | 'secretsSet'> {
    const open: Record<string, Value> = {};
    const secretsSet: string[] = [];
    for (const [name, value] of Object.entries(line.settings)) {
      if (line.adapter.secretSettings.includes(name)) secretsSet.push(name);
      else if (isValue(value)) open[name] = value;
    }
    return { settings: open, secretsSet };
  }

  async function detail(id: string): Promise<ChannelDetail> {
    const one = (await all()).find(({ line }) => line.id === id);
    if (!one) throw notFound();
    return { ...one.view, ...settingsOf(one.line) };
  }

  return {
    async list() {
      return { at: now().toISOString(), items: (await all()).map(({ view }) => view) };
    },

    kinds(): ChannelKindView[] {
      return deps.adapters.map((adapter) => ({
        kind: adapter.kind,
        name: adapter.about.name,
        icon: adapter.about.icon,
        settings: settingFields(adapter),
        steps: [...adapter.about.steps],
        tries: adapter.capabilities.reaches.flatMap((kind) => {
          const example = deps.addresses.get(kind)?.example;
          return example ? [{ kind, example }] : [];
        }),
      }));
    },

    detail,

    /** Adds an account or changes one; settings left out stay, null removes. Throws HubError naming what does not fit. */
    async save(
      id: string,
      input: {
        readonly kind: string;
        readonly name: string;
        readonly settings: Readonly<Record<string, Value | null>>;
      },
    ): Promise<ChannelDetail> {
      const { kind } = input;
      const before = await accounts.find(id);
      if (!deps.adapters.some((adapter) => adapter.kind === kind) || (before && before.kind !== kind)) {
        throw new HubError('invalid', 'unknown_channel', {
          vi: 'Loại kênh không đúng, hoặc mã tài khoản này đã thuộc kênh khác.',
          en: 'There is no such channel, or this account id belongs to another one.',
        });
      }
      const settings: Record<string, unknown> = { ...before?.settings };
      for (const [name, value] of Object.entries(input.settings)) {
        if (value === null || value === '') delete settings[name];
        else settings[name] = value;
      }
      await accounts.save({ id, kind, name: input.name, settings });
      await maintainOne(await found(id));
      return detail(id);
    },

    async setActive(id: string, active: boolean): Promise<ChannelDetail> {
      await found(id);
      await deps.store.setActive(id, active);
      accounts.forget();
      await maintainOne(await found(id));
      return detail(id);
    },

    /** Asks the platform whether the settings are right and, given an address, sends a trial message there. */
    async test(id: string, to: { readonly kind: string; readonly address: string } | undefined) {
      const line = await found(id);
      const at = now().toISOString();
      const checked = (await line.adapter.test?.(line)) ?? { ok: true, detail: 'không có gì để kiểm tra' };
      const result = checked.ok && to ? await sendTrial(line, to) : checked;
      const outcome = { at, ok: result.ok, detail: result.detail.slice(0, 500) };
      await deps.store.saveTest(id, outcome);
      return outcome;
    },

    /** The platform's consent page for this account. */
    async connect(actorId: string, id: string): Promise<{ url: string }> {
      const line = await found(id);
      if (!line.adapter.connect) throw notFound();
      const state = deps.seal.make([id, actorId, now().getTime() + 15 * 60_000]);
      return { url: await line.adapter.connect.start(line, { redirectUri: redirectUri(id), state }) };
    },

    /** The way back from it. Refuses a way that this very person did not begin within a quarter of an hour. */
    async finishConnect(actorId: string, id: string, query: Readonly<Record<string, string>>): Promise<ChannelDetail> {
      const line = await found(id);
      const opened = deps.seal.open(query['state'] ?? '');
      const [account, actor, until] = Array.isArray(opened) ? opened : [];
      if (!line.adapter.connect || account !== id || actor !== actorId || !(Number(until) > now().getTime())) {
        throw new HubError('invalid', 'connect_expired', {
          vi: 'Lượt kết nối này đã hết hạn. Bấm “Kết nối” để làm lại.',
          en: 'This attempt to connect has expired. Press “Connect” to start again.',
        });
      }
      try {
        await line.adapter.connect.finish(line, query);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw new HubError('invalid', 'connect_refused', {
          vi: `Nền tảng từ chối kết nối: ${words}`,
          en: `The platform refused to connect: ${words}`,
        });
      }
      await accounts.reportError(id, null);
      await maintainOne(line);
      return detail(id);
    },

    /** A text as the account's channel would show it at an address of this kind, else at its usual one. */
    async preview(id: string, text: string, kind?: IdentityKind): Promise<PreviewView> {
      const line = await found(id);
      const shown = line.adapter.preview?.(text, line, kind) ?? plainPreview(line, text);
      return { ...shown, channel: line.kind, parts: [...shown.parts], problems: [...shown.problems] };
    },

    /** Renews tokens and subscriptions of every account that has some; what fails is shown on the page. */
    async maintain(): Promise<void> {
      for (const line of await accounts.list()) await maintainOne(line);
    },
  };

  async function maintainOne(line: ChannelLine): Promise<void> {
    if (!line.active || !line.adapter.maintain) return;
    try {
      await deps.store.saveToken(line.id, await line.adapter.maintain(line));
      await accounts.reportError(line.id, null);
    } catch (error) {
      await accounts.reportError(line.id, error instanceof Error ? error.message : String(error));
    }
  }

  function redirectUri(id: string): string {
    return `${deps.publicUrl}/console/channels/${id}`;
  }

  async function sendTrial(line: ChannelLine, to: { readonly kind: string; readonly address: string }) {
    const { kind } = to;
    if (!line.adapter.send || !line.adapter.capabilities.reaches.includes(kind)) throw notFound();
    const result = await line.adapter.send(
      {
        id: deps.newId(),
        to: { kind, address: to.address, name: null },
        ...trialWords,
        publicText: trialWords.text,
        facts: { code: '—', agency: 'Trung tâm 1022', link: deps.publicUrl },
        lang: 'vi',
        automatic: false,
        lastInboundAt: now(),
        references: [],
        replyToken: '',
        attachments: [],
      },
      line,
    );
    if (result.state === 'sent') return { ok: true, detail: `đã gửi tin thử tới ${to.address}` };
    return { ok: false, detail: result.detail };
  }
}

export type ChannelAdminService = ReturnType<typeof createChannelAdminService>;
