import { Link } from '@tanstack/react-router';
import type { TemplateList } from '../../../src/contract/templates.ts';
import { useWords } from '../i18n/use-words.ts';
import { changedTexts, type TemplateChoice } from './find-text.ts';

const named = [
  'ack',
  'question',
  'answer',
  'notice',
  'split',
  'split_undone',
  'status_open',
  'status',
  'public',
] as const;

type TemplateKindsProps = { readonly list: TemplateList; readonly choice: TemplateChoice };

/** The kinds of messages, in the order in which a person gets them. */
export function TemplateKinds({ list, choice }: TemplateKindsProps) {
  const { t } = useWords();
  return (
    <nav className="template-kinds" aria-label={t('templates.kinds')}>
      <ul>
        {list.kinds.map(({ key }) => {
          const name = named.find((one) => one === key);
          const changed = changedTexts(list, key);
          return (
            <li key={key}>
              <Link
                to="/templates"
                search={{ kind: key, lang: choice.lang }}
                className="template-kind"
                aria-current={key === choice.kind ? 'page' : undefined}
                activeProps={{}}
              >
                <strong>{name ? t(`templates.key_${name}`) : key}</strong>
                <span className="muted small">{name && t(`templates.about_${name}`)}</span>
                {changed > 0 && (
                  <span className="template-changed small">{t('templates.changed', { count: changed })}</span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
