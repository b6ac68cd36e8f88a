import type { Locale } from '../../../src/contract/common.ts';
import type { MessageTemplate, TemplateList } from '../../../src/contract/templates.ts';

export type TemplateChoice = { readonly kind: string; readonly channel: string; readonly lang: Locale };

/** The text of exactly this kind, channel and language, if it has one of its own. */
export function ownText(list: TemplateList, { kind, channel, lang }: TemplateChoice): MessageTemplate | null {
  return list.items.find((one) => one.key === kind && one.channel === channel && one.lang === lang) ?? null;
}

/** The text that counts where there is none of its own: that of the family, else the one for all. */
export function widerText(list: TemplateList, choice: TemplateChoice): MessageTemplate | null {
  const family = list.channels.find((one) => one.channel === choice.channel)?.family ?? 'letter';
  const wider = [family, '*'].filter((channel) => channel !== choice.channel);
  for (const channel of wider) {
    const text = ownText(list, { ...choice, channel });
    if (text) return text;
  }
  return null;
}

/** Channels with a text of their own for this kind, in any language, in the order of the list. */
export function channelsWithText(list: TemplateList, kind: string): readonly string[] {
  const own = new Set(list.items.filter((one) => one.key === kind).map((one) => one.channel));
  return list.channels.map((one) => one.channel).filter((channel) => own.has(channel));
}

/** How many texts of a kind differ from what came with the hub. */
export function changedTexts(list: TemplateList, kind: string): number {
  const isChanged = ({ subject, body, shipped }: MessageTemplate) =>
    shipped === null || shipped.subject !== subject || shipped.body !== body;
  return list.items.filter((one) => one.key === kind && isChanged(one)).length;
}

/** Fills in what is known; the rest stays visible, so that a mistake is seen. */
export function fillText(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*([a-zA-Z]+)\s*\}\}/gu, (whole, name: string) => values[name] ?? whole);
}
