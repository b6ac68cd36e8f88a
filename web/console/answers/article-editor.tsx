import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { ArticleDetail } from '../../../src/contract/answers.ts';
import { ApiError, hasStatus } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { ArticlePreview } from './article-preview.tsx';
import { useArticleActions } from './use-article-actions.ts';
import { contentOf, useArticleForm, type ArticleForm, type ArticleStart } from './use-article-form.ts';

type ArticleEditorProps = {
  /** Null: a new one. */
  readonly article: ArticleDetail | null;
  readonly start: Pick<ArticleStart, 'content' | 'isOlder'>;
  /** With what was saved; null: it was left as it is. */
  readonly onDone: (saved: ArticleDetail | null) => void;
};

/** Writing an article beside how it will be read; what is typed stays on this computer until it is saved. */
export function ArticleEditor({ article, start, onDone }: ArticleEditorProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const { save } = useArticleActions();
  const { form, version, set, rebase, forget } = useArticleForm({
    id: article?.id ?? null,
    version: article?.version ?? null,
    ...start,
  });
  const content = contentOf(form);
  const errorOf = (field: string) =>
    save.error instanceof ApiError
      ? (save.error.fields.find((one) => one.field === field)?.message[lang] ?? null)
      : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const before = article && { id: article.id, version: version ?? article.version };
    save.mutate(
      { ...content, before },
      {
        onSuccess: (saved) => {
          forget();
          onDone(saved);
        },
        onError: (error) => hasStatus(error, 409) && article && rebase(article.version),
      },
    );
  };
  const text = (field: keyof ArticleForm & ('titleVi' | 'titleEn' | 'source')) => ({
    value: form[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set({ [field]: event.currentTarget.value }),
    error: errorOf(field),
  });
  const body = (field: 'bodyVi' | 'bodyEn' | 'asked') => ({
    value: form[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set({ [field]: event.currentTarget.value }),
    error: errorOf(field),
    size: 'sm',
    autosize: true,
    minRows: field === 'asked' ? 3 : 6,
    maxRows: 20,
  });
  const isPublished = article?.state === 'published';
  return (
    <div className="article-pane">
      <h1>{t(article ? 'answers.editTitle' : 'answers.addTitle')}</h1>
      <div className="article-edit">
        <form className="form" onSubmit={submit}>
          <TextInput label={t('answers.titleVi')} required minLength={5} maxLength={200} {...text('titleVi')} />
          <Textarea
            label={t('answers.bodyVi')}
            description={t('answers.bodyHint')}
            required
            minLength={20}
            maxLength={6000}
            {...body('bodyVi')}
          />
          <Textarea
            label={t('answers.asked')}
            description={t('answers.askedHint')}
            maxLength={8000}
            {...body('asked')}
          />
          <Select
            label={t('answers.category')}
            searchable
            clearable
            value={form.categoryCode}
            onChange={(categoryCode) => set({ categoryCode })}
            data={namedOptions(reference?.categories ?? [], lang)}
            filter={searchOptions}
            error={errorOf('categoryCode')}
          />
          <TextInput
            label={t('answers.source')}
            description={t('answers.sourceHint')}
            maxLength={300}
            {...text('source')}
          />
          <TextInput label={t('answers.titleEn')} maxLength={200} {...text('titleEn')} />
          <Textarea label={t('answers.bodyEn')} maxLength={6000} {...body('bodyEn')} />
          <Checkbox
            label={t('answers.isPublic')}
            description={t('answers.isPublicHint')}
            checked={form.isPublic}
            onChange={(event) => set({ isPublic: event.currentTarget.checked })}
          />
          {save.error && <ErrorNotice error={save.error} />}
          {isPublished && <p className="muted small">{t('answers.savesAtOnce')}</p>}
          <Group justify="flex-end">
            <Button
              variant="default"
              onClick={() => {
                forget();
                onDone(null);
              }}
            >
              {t('shell.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(isPublished ? 'answers.saveAndShow' : 'answers.save')}
            </Button>
          </Group>
        </form>
        <ArticlePreview content={content} />
      </div>
    </div>
  );
}
