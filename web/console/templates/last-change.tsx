import type { MessageTemplate } from '../../../src/contract/templates.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate } from '../time/dates.ts';

/** Who wrote this text last; nothing where it stands as it came with the hub. */
export function LastChange({ changed }: Pick<MessageTemplate, 'changed'>) {
  const { t, lang } = useWords();
  if (!changed) return null;
  const at = fullDate(changed.at, lang);
  return (
    <p className="muted small">
      {changed.by === null ? t('templates.changedAtOnly', { at }) : t('templates.changedAt', { at, by: changed.by })}
    </p>
  );
}
