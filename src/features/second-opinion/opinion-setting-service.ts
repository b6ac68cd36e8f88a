import type { SecondOpinionSaved, SecondOpinionTest, SecondOpinionView } from '../../contract/second-opinion.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { startOfProvinceDay } from '../../domain/calendar/province-day.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { opinionRest } from '../../domain/routing/second-opinion.ts';
import type { Bilingual } from '../../lib/bilingual.ts';
import { HubError } from '../../lib/errors.ts';
import { refusalOfAddress } from '../../platform/guarded-post.ts';
import type { Log } from '../../platform/log.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import { askModel } from './ask-model.ts';
import type { OpinionDeps } from './opinion-service.ts';
import { readOpinionSetting, writeOpinionSetting, type OpinionSetting } from './opinion-setting-store.ts';
import { countOpinions, latestTries } from './opinion-store.ts';

type Deps = Pick<OpinionDeps, 'database' | 'knowledge' | 'post' | 'now'> & {
  /** The setting was changed here: whoever asks next loads it again. */
  readonly changed: () => void;
  readonly reference: () => Promise<ReferenceData>;
  /** Encrypts the endpoint's key. */
  readonly secret: Buffer;
  readonly log: Pick<Log, 'info'>;
};

const addressWords: Readonly<Record<'no_address' | 'not_https' | 'private', Bilingual>> = {
  no_address: { vi: 'Ghi một địa chỉ bắt đầu bằng https://.', en: 'Write an address that begins with https://.' },
  not_https: {
    vi: 'Địa chỉ ngoài phải dùng https. Máy trong mạng của bạn thì bật “máy trong mạng nội bộ”.',
    en: 'An address outside must use https. For a machine of your own network, allow that below.',
  },
  private: {
    vi: 'Địa chỉ này không được gọi tới: không phải máy công khai, hoặc chưa cho phép máy trong mạng nội bộ.',
    en: 'This address may not be asked: it is no public machine, or your own network is not allowed below.',
  },
};

function invalid(fields: readonly { readonly field: string; readonly message: Bilingual }[]): HubError {
  const words = {
    vi: 'Thiết lập chưa đúng. Xem các ô được đánh dấu.',
    en: 'The settings are not right yet. See the marked fields.',
  };
  return new HubError('invalid', 'second_opinion_invalid', words, { fields });
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** What is wrong with what an administrator wrote. */
function problemsOf(saved: SecondOpinionSaved, before: OpinionSetting): { field: string; message: Bilingual }[] {
  const found: { field: string; message: Bilingual }[] = [];
  const isWritten = saved.baseUrl !== '' || saved.enabled;
  const refusal = isWritten ? refusalOfAddress(saved.baseUrl, saved.allowHouse) : null;
  if (refusal !== null) found.push({ field: 'baseUrl', message: addressWords[refusal] });
  if (saved.enabled && saved.model === '')
    found.push({ field: 'model', message: { vi: 'Ghi tên mô hình.', en: 'Write the name of the model.' } });
  // A kept key goes to nobody else: whoever changes the address must know the key.
  if (before.key !== null && saved.key === undefined && originOf(saved.baseUrl) !== originOf(before.baseUrl))
    found.push({
      field: 'key',
      message: { vi: 'Địa chỉ đã đổi: nhập lại khóa.', en: 'The address has changed: type the key again.' },
    });
  return found;
}

/** The administrator's side of the second opinion: whom to ask, what came of it, and a try. */
export function createOpinionSettingService(deps: Deps) {
  const { database, now, secret, log } = deps;

  async function view(): Promise<SecondOpinionView> {
    const setting = await readOpinionSetting(database, secret);
    const [today, tries] = await Promise.all([
      countOpinions(database, startOfProvinceDay(now())),
      latestTries(database, setting.savedAt),
    ]);
    const { enabled, baseUrl, model, key, timeoutSeconds, dailyCap, allowHouse } = setting;
    const rest = opinionRest(tries);
    const troubled = tries.find(({ problem }) => problem !== null);
    return {
      enabled,
      baseUrl,
      model,
      hasKey: key !== null,
      timeoutSeconds,
      dailyCap,
      allowHouse,
      today,
      restsUntil: rest !== null && rest > now() ? rest.toISOString() : null,
      lastProblem: troubled?.problem ? { at: troubled.at.toISOString(), problem: troubled.problem } : null,
    };
  }

  return {
    view,

    /** Throws HubError with the fields that are not right. */
    async save(actor: StaffActor, saved: SecondOpinionSaved): Promise<SecondOpinionView> {
      const before = await readOpinionSetting(database, secret);
      const problems = problemsOf(saved, before);
      if (problems.length > 0) throw invalid(problems);
      const { key, ...open } = saved;
      const at = now();
      const setting: OpinionSetting = {
        ...open,
        key: key === undefined ? before.key : key === '' ? null : key,
        enabledAt: saved.enabled ? (before.enabled ? before.enabledAt : at) : null,
        savedAt: at,
      };
      await writeOpinionSetting(database, setting, secret);
      deps.changed();
      log.info({ by: actor.id, enabled: saved.enabled }, 'the second opinion was set');
      return view();
    },

    /** Sends a sample, masked as reports are, to what is saved; also while it is off. Nothing is kept. */
    async test(text: string): Promise<SecondOpinionTest> {
      const setting = await readOpinionSetting(database, secret);
      if (setting.baseUrl === '' || setting.model === '')
        throw new HubError('conflict', 'second_opinion_unset', {
          vi: 'Lưu địa chỉ và tên mô hình trước rồi thử.',
          en: 'Save the address and the name of the model first, then try.',
        });
      const [{ categories }, reference] = await Promise.all([deps.knowledge(), deps.reference()]);
      const started = now().getTime();
      const report = { text, subject: null, names: [] };
      const { sent, category, problem } = await askModel(report, setting, { categories, post: deps.post });
      return { sent, ms: now().getTime() - started, category: nameOrNull(reference.categories, category), problem };
    },
  };
}

export type OpinionSettingService = ReturnType<typeof createOpinionSettingService>;
