import type { TemplateList, TemplateReset, TemplateSaved } from '../../contract/templates.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ChannelEntry } from '../../domain/reference/channel-entry.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { checkTemplate, templateChannels, templateRules } from './check-template.ts';
import type { TemplateId, TemplateStore, TemplateText } from './template-store.ts';

export type TemplateDeps = {
  readonly store: TemplateStore;
  /** The texts that come with the hub; every start puts back those that are missing. */
  readonly shipped: readonly (TemplateId & TemplateText)[];
  readonly kinds: readonly Pick<ChannelEntry, 'kind' | 'family'>[];
  /** What is written here is to be used by the next message. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

function isSame(a: TemplateId, b: TemplateId): boolean {
  return a.key === b.key && a.channel === b.channel && a.lang === b.lang;
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

function changedMeanwhile(): HubError {
  return new HubError('conflict', 'template_changed', {
    vi: 'Người khác vừa sửa mẫu này. Nội dung bạn viết vẫn còn trên trang; xem bản mới rồi lưu lại.',
    en: 'Somebody just changed this template. What you wrote is still on the page; look at the new text and save again.',
  });
}

/** The words around what staff write: read by all staff, changed by those who answer for them. */
export function createTemplateService({ store, shipped, kinds, changed, now, log }: TemplateDeps) {
  const channels = templateChannels(kinds);

  function shippedText(id: TemplateId): TemplateText | null {
    const found = shipped.find((one) => isSame(one, id));
    return found ? { subject: found.subject, body: found.body } : null;
  }

  async function list(): Promise<TemplateList> {
    const rows = await store.list();
    return {
      kinds: [...templateRules].map(([key, rule]) => ({
        key,
        variables: [...rule.variables],
        needs: [...rule.needs],
        hasSubject: rule.hasSubject,
      })),
      channels: channels.map((channel) => ({ ...channel })),
      items: rows.map(({ changed: change, ...row }) => ({
        ...row,
        lang: row.lang === 'en' ? 'en' : 'vi',
        shipped: shippedText(row),
        changed: change && { ...change, at: change.at.toISOString() },
      })),
    };
  }

  function wrote(actor: StaffActor, id: TemplateId, what: 'saved' | 'reset'): void {
    changed();
    log.info({ what, key: id.key, channel: id.channel, lang: id.lang, by: actor.id }, 'a template was changed');
  }

  return {
    list,

    /** Saves a text. Throws HubError naming the fields to correct, or that it was changed meanwhile. */
    async save(actor: StaffActor, { before, ...written }: TemplateSaved): Promise<TemplateList> {
      const rule = templateRules.get(written.key);
      const channel = channels.find((one) => one.channel === written.channel);
      if (!rule || !channel) throw notFound();
      const hasSubject = rule.hasSubject && channel.family === 'letter';
      const subject = hasSubject ? tidy(written.subject ?? '') || null : null;
      const next = { subject, body: tidy(written.body) };
      const fields = checkTemplate(next, rule, channel);
      if (fields.length > 0) {
        throw new HubError(
          'invalid',
          'template',
          {
            vi: 'Mẫu chưa lưu được. Sửa các mục được nêu rồi lưu lại.',
            en: 'The template was not saved. Correct what is named and save again.',
          },
          { fields },
        );
      }
      const change = { by: actor.id, at: now() };
      if (!(await store.replace(written, { before, next, change }))) throw changedMeanwhile();
      wrote(actor, written, 'saved');
      return list();
    },

    /** Back to the text that came with the hub; one that was added here is taken away, so that the wider one counts again. */
    async reset(actor: StaffActor, id: TemplateReset): Promise<TemplateList> {
      const text = shippedText(id);
      if (text) await store.put(id, text, { by: actor.id, at: now() });
      else if (!(await store.remove(id))) throw notFound();
      wrote(actor, id, 'reset');
      return list();
    },
  };
}

export type TemplateService = ReturnType<typeof createTemplateService>;
