import type { TemplateKindView } from '../../../src/contract/templates.ts';
import { useWords } from '../i18n/use-words.ts';

const named = ['code', 'text', 'agency', 'promise', 'link', 'problems', 'state'] as const;

type VariableChipsProps = {
  readonly kind: TemplateKindView;
  readonly used: string;
  readonly onInsert: (variable: string) => void;
};

/** What may stand in double braces; pressed, it is written where the cursor is. */
export function VariableChips({ kind, used, onInsert }: VariableChipsProps) {
  const { t } = useWords();
  return (
    <div className="chips" role="group" aria-label={t('templates.variables')}>
      <p className="muted small">{t('templates.variables')}</p>
      <ul>
        {kind.variables.map((variable) => {
          const name = named.find((one) => one === variable);
          const isMissing = kind.needs.includes(variable) && !used.includes(`{{${variable}}}`);
          return (
            <li key={variable}>
              <button
                type="button"
                className="chip"
                data-missing={isMissing}
                // The cursor stays where it is.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onInsert(variable)}
              >
                <code>{`{{${variable}}}`}</code>
                <span>{name ? t(`templates.var_${name}`) : variable}</span>
                {isMissing && <em>{t('templates.needed')}</em>}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
