import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ContactChange, ContactDetail } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { ContactSection } from './contact-section.tsx';
import type { ContactActions } from './use-contact-actions.ts';

type HistorySectionProps = { readonly contact: ContactDetail; readonly undo: ContactActions['undo'] };

/** Who changed what, the newest first; the newest can be taken back. */
export function HistorySection({ contact, undo }: HistorySectionProps) {
  const { t } = useWords();
  return (
    <ContactSection title={t('contacts.history')}>
      {contact.history.length === 0 && <p className="muted small">{t('contacts.historyEmpty')}</p>}
      <ol className="contact-history">
        {contact.history.map((change) => (
          <Change key={change.id} change={change} undo={undo} />
        ))}
      </ol>
    </ContactSection>
  );
}

function Change({ change, undo }: { readonly change: ContactChange; readonly undo: ContactActions['undo'] }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const empty = <span className="muted">{t('contacts.emptyValue')}</span>;
  return (
    <li data-undone={change.undone !== null}>
      <p className="change-text">{pick(change.text)}</p>
      {change.details.length > 0 && (
        <dl className="change-details">
          {change.details.map((detail) => (
            <div key={detail.label.en}>
              <dt>{pick(detail.label)}</dt>
              <dd>
                {detail.before && (
                  <>
                    <del>{pick(detail.before)}</del>
                    {' → '}
                  </>
                )}
                {detail.after ? <ins>{pick(detail.after)}</ins> : empty}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="muted small">
        {[change.by, shortDate(change.at, lang, now)].filter(Boolean).join(', ')}
        {change.undone && (
          <>
            <br />
            {t('contacts.undone', { at: shortDate(change.undone.at, lang, now), by: change.undone.by })}
          </>
        )}
      </p>
      {change.canUndo && (
        <Button
          size="xs"
          variant="subtle"
          className="change-undo"
          leftSection={<IconArrowBackUp size={15} />}
          aria-label={t('contacts.undoOf', { what: pick(change.text) })}
          loading={undo.isPending && undo.variables === change.id}
          disabled={undo.isPending}
          onClick={() => undo.mutate(change.id)}
        >
          {t('contacts.undo')}
        </Button>
      )}
    </li>
  );
}
