import type { PrismaClient } from '../../platform/prisma/client.ts';

export type TemplateId = { readonly key: string; readonly channel: string; readonly lang: string };
export type TemplateText = { readonly subject: string | null; readonly body: string };

/** Texts that the hub sends, as they stand now. */
export function createTemplateStore(prisma: PrismaClient) {
  return {
    list(): Promise<(TemplateId & TemplateText)[]> {
      return prisma.template.findMany({ orderBy: [{ key: 'asc' }, { channel: 'asc' }, { lang: 'desc' }] });
    },
    /** Writes `next` in place of `before` (null: there was none). False: it was not like that any more. */
    async replace(
      { key, channel, lang }: TemplateId,
      before: TemplateText | null,
      next: TemplateText,
    ): Promise<boolean> {
      const { subject, body } = next;
      const { count } =
        before === null
          ? await prisma.template.createMany({ data: [{ key, channel, lang, subject, body }], skipDuplicates: true })
          : await prisma.template.updateMany({
              where: { key, channel, lang, subject: before.subject, body: before.body },
              data: { subject, body },
            });
      return count === 1;
    },
    /** Writes a text, whatever stood there. */
    async put({ key, channel, lang }: TemplateId, { subject, body }: TemplateText): Promise<void> {
      await prisma.template.upsert({
        where: { key_channel_lang: { key, channel, lang } },
        create: { key, channel, lang, subject, body },
        update: { subject, body },
      });
    },
    /** False: there was none. */
    async remove({ key, channel, lang }: TemplateId): Promise<boolean> {
      return (await prisma.template.deleteMany({ where: { key, channel, lang } })).count === 1;
    },
  };
}

export type TemplateStore = ReturnType<typeof createTemplateStore>;
