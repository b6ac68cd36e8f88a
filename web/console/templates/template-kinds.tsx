import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
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

/** The kinds of messages, in the order in which a person gets them; a phone offers them in one field. */
export function TemplateKinds({ list, choice }: TemplateKindsProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const kinds = list.kinds.map(({ key }) => {
    const name = named.find((one) => one === key);
    return {
      key,
      label: name ? t(`templates.key_${name}`) : key,
      about: name ? t(`templates.about_${name}`) : '',
      changed: changedTexts(list, key),
    };
  });
  return (
    <nav className="template-kinds" aria-label={t('templates.kinds')}>
      <NativeSelect
        className="template-kinds-field"
        label={t('templates.kinds')}
        value={choice.kind}
        onChange={(event) =>
          void navigate({ to: '/templates', search: { kind: event.currentTarget.value, lang: choice.lang } })
        }
        data={kinds.map(({ key, label }) => ({ value: key, label }))}
      />
      <ul>
        {kinds.map(({ key, label, about, changed }) => (
          <li key={key}>
            <Link
              to="/templates"
              search={{ kind: key, lang: choice.lang }}
              className="template-kind"
              aria-current={key === choice.kind ? 'page' : undefined}
              activeProps={{}}
            >
              <strong>{label}</strong>
              <span className="muted small">{about}</span>
              {changed > 0 && (
                <span className="template-changed small">{t('templates.changed', { count: changed })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
