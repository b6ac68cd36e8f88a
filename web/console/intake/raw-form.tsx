import type { z } from 'zod';
import type { quarantinedText } from '../../../src/contract/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { splitHead } from './read-raw.ts';

export type QuarantinedText = z.infer<typeof quarantinedText>;

/** The receipt as it came, as text that nothing in it can act through; what surrounds the words is folded. */
export function RawForm({ receipt }: { readonly receipt: QuarantinedText }) {
  const { t } = useWords();
  const headers = Object.entries(receipt.headers);
  const { head, body } = splitHead(receipt.text);
  return (
    <section className="raw-form" aria-labelledby="raw-title">
      <h2 id="raw-title">{t('intake.raw')}</h2>
      {head !== '' && (
        <details>
          <summary>{t('intake.mailHead')}</summary>
          <pre dir="auto">{head}</pre>
        </details>
      )}
      {headers.length > 0 && (
        <details>
          <summary>{t('intake.transportHeaders', { count: headers.length })}</summary>
          <pre dir="auto">{headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
        </details>
      )}
      {receipt.detail !== null && (
        <details>
          <summary>{t('intake.technical')}</summary>
          <pre>{receipt.detail}</pre>
        </details>
      )}
      {body.trim() === '' ? <p className="muted">{t('intake.rawEmpty')}</p> : <pre dir="auto">{body.trim()}</pre>}
      {receipt.isCut && <p className="muted small">{t('intake.rawCut')}</p>}
    </section>
  );
}
