import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ArticleContent } from '../../../src/contract/answers.ts';
import { ArticleBody } from '../../shared/article-body.tsx';
import { useWords } from '../i18n/use-words.ts';

type PreviewContent = Pick<ArticleContent, 'titleVi' | 'bodyVi' | 'titleEn' | 'bodyEn' | 'source'>;

/** The article as people read it, in either language. */
export function ArticlePreview({ content }: { readonly content: PreviewContent }) {
  const { t, lang: own } = useWords();
  const hasEnglish = content.bodyEn !== null && content.bodyEn.trim() !== '';
  const [lang, setLang] = useState<'vi' | 'en'>(own === 'en' && hasEnglish ? 'en' : 'vi');
  const english = lang === 'en';
  const body = english ? (content.bodyEn ?? '') : content.bodyVi;
  const title = (english ? content.titleEn : content.titleVi) ?? '';
  return (
    <section className="article-section" aria-label={t('answers.preview')}>
      <div className="article-preview-head">
        <h2>{t('answers.preview')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('answers.language')}
          value={lang}
          onChange={(value) => setLang(value === 'en' ? 'en' : 'vi')}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="article-sheet" lang={lang}>
        {english && !hasEnglish ? (
          <p className="muted">{t('answers.noEnglish')}</p>
        ) : (
          <>
            {title !== '' && <h3>{title}</h3>}
            <ArticleBody text={body} />
            {content.source && (
              <p className="muted small">
                {t('answers.source')}: <span lang="vi">{content.source}</span>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
