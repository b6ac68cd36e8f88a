import type { MessageView, TextMark } from '../../contract/tickets.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { MessageRecord } from '../../domain/ticket/records.ts';
import { findEntities, maskNumbers } from '../../domain/text/entities.ts';
import type { EntityKind } from '../../domain/text/entity-kinds.ts';

type Bilingual = { readonly vi: string; readonly en: string };

const lookedUp: readonly EntityKind[] = ['phone', 'tax-code', 'ticket'];

function marksOf(text: string): TextMark[] {
  return findEntities(text).map(({ kind, start, end, value }) => ({
    kind,
    start,
    end,
    value: lookedUp.includes(kind) ? value : null,
  }));
}

/** What this actor reads of words that people wrote: without numbers of identity cards and accounts but for those with the right. */
export function shownTo(actor: StaffActor, text: string): string {
  return may(actor, 'identity:read') ? text : maskNumbers(text);
}

/** As `shownTo`, of what may be absent. */
export function shownOrNull(actor: StaffActor, text: string | null): string | null {
  return text === null ? null : shownTo(actor, text);
}

/** As `shownTo`, of a sentence in both languages. */
export function shownWords(actor: StaffActor, { vi, en }: Bilingual): Bilingual {
  return { vi: shownTo(actor, vi), en: shownTo(actor, en) };
}

/**
 * The words of a message with what they name. What goes out is shown as it goes, for whoever approves it; the rest without
 * numbers of identity cards and accounts for those who have no right to them.
 */
export function presentText(
  text: string,
  fullText: string | null,
  { actor, direction }: { readonly actor: StaffActor; readonly direction: MessageRecord['direction'] },
): Pick<MessageView, 'text' | 'marks' | 'fullText' | 'fullMarks'> {
  const shown = direction === 'out' ? (one: string) => one : (one: string) => shownTo(actor, one);
  return {
    text: shown(text),
    marks: marksOf(text),
    fullText: fullText === null ? null : shown(fullText),
    fullMarks: fullText === null ? [] : marksOf(fullText),
  };
}

const tags = /<[^<>]{0,2000}>/gu;

/** Whether formatted text holds numbers that this actor may not see; within formatting they cannot be masked for sure. */
export function hidesNumbers(html: string, actor: StaffActor): boolean {
  if (may(actor, 'identity:read')) return false;
  const text = html.replace(tags, '').replace(/&(?:nbsp|#160|#xa0);/giu, ' ');
  return maskNumbers(text) !== text;
}
