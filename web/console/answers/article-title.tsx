import { useWords } from '../i18n/use-words.ts';

type ArticleTitleProps = { readonly titleVi: string; readonly titleEn: string | null };

/** The question in the reader's language; where it has only been written in Vietnamese, it says so. */
export function ArticleTitle({ titleVi, titleEn }: ArticleTitleProps) {
  const { t, lang } = useWords();
  if (lang === 'vi') return titleVi;
  if (titleEn !== null) return titleEn;
  return (
    <>
      <span lang="vi">{titleVi}</span> <span className="muted small">{t('answers.inVietnamese')}</span>
    </>
  );
}
