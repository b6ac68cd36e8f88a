import type { PrismaClient } from '../../platform/prisma/client.ts';

export type TemplateId = { readonly key: string; readonly channel: string; readonly lang: string };
export type TemplateText = { readonly subject: string | null; readonly body: string };

/** Who changes a text, and when. */
export type TemplateChange = { readonly by: string; readonly at: Date };
export type TemplateRow = TemplateId &
  TemplateText & {
    /** The author's name, null when the account is gone; null: nobody changed it. */
    readonly changed: { readonly by: string | null; readonly at: Date } | null;
  };

/** Texts that the hub sends, as they stand now. */
export function createTemplateStore(prisma: PrismaClient) {
  return {
    async list(): Promise<TemplateRow[]> {
      const rows = await prisma.template.findMany({ orderBy: [{ key: 'asc' }, { channel: 'asc' }, { lang: 'desc' }] });
      const ids = [...new Set(rows.flatMap((row) => row.changedBy ?? []))];
      const users = await prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
      const names = new Map(users.map((user) => [user.id, user.name]));
      return rows.map(({ changedAt, changedBy, ...row }) => ({
        ...row,
        changed: changedAt && { at: changedAt, by: names.get(changedBy ?? '') ?? null },
      }));
    },
    /** Writes `next` in place of `before` (null: there was none). False: it was not like that any more. */
    async replace(
      { key, channel, lang }: TemplateId,
      { before, next, change }: { before: TemplateText | null; next: TemplateText; change: TemplateChange },
    ): Promise<boolean> {
      const written = { subject: next.subject, body: next.body, changedAt: change.at, changedBy: change.by };
      const { count } =
        before === null
          ? await prisma.template.createMany({ data: [{ key, channel, lang, ...written }], skipDuplicates: true })
          : await prisma.template.updateMany({
              where: { key, channel, lang, subject: before.subject, body: before.body },
              data: written,
            });
      return count === 1;
    },
    /** Writes a text, whatever stood there. */
    async put(
      { key, channel, lang }: TemplateId,
      { subject, body }: TemplateText,
      { at, by }: TemplateChange,
    ): Promise<void> {
      const written = { subject, body, changedAt: at, changedBy: by };
      await prisma.template.upsert({
        where: { key_channel_lang: { key, channel, lang } },
        create: { key, channel, lang, ...written },
        update: written,
      });
    },
    /** False: there was none. */
    async remove({ key, channel, lang }: TemplateId): Promise<boolean> {
      return (await prisma.template.deleteMany({ where: { key, channel, lang } })).count === 1;
    },
  };
}

export type TemplateStore = ReturnType<typeof createTemplateStore>;
