import { useState } from 'react';
import { z } from 'zod';
import type { ArticleContent } from '../../../src/contract/answers.ts';
import { keptKey, readKept, writeKept } from '../composer/kept-text.ts';
import { useMe } from '../shell/me-context.ts';

const articleForm = z.object({
  titleVi: z.string(),
  bodyVi: z.string(),
  /** One way to ask a line. */
  asked: z.string(),
  categoryCode: z.string().nullable(),
  source: z.string(),
  titleEn: z.string(),
  bodyEn: z.string(),
  isPublic: z.boolean(),
});

/** An article as it stands in the fields of the editor. */
export type ArticleForm = z.infer<typeof articleForm>;

const blank: ArticleForm = {
  titleVi: '',
  bodyVi: '',
  asked: '',
  categoryCode: null,
  source: '',
  titleEn: '',
  bodyEn: '',
  isPublic: true,
};

function formOf(content: ArticleContent): ArticleForm {
  const { titleEn, bodyEn, source, asked, ...rest } = content;
  return { ...rest, asked: asked.join('\n'), titleEn: titleEn ?? '', bodyEn: bodyEn ?? '', source: source ?? '' };
}

/** What the fields say, as it is saved: empty ones are none. */
export function contentOf(form: ArticleForm): ArticleContent {
  const orNull = (text: string) => text.trim() || null;
  const asked = form.asked.split('\n').map((line) => line.trim());
  return {
    ...form,
    titleVi: form.titleVi.trim(),
    bodyVi: form.bodyVi.trim(),
    asked: asked.filter((line) => line !== ''),
    titleEn: orNull(form.titleEn),
    bodyEn: orNull(form.bodyEn),
    source: orNull(form.source),
  };
}

const keptForm = z.object({ version: z.number().nullable(), form: articleForm });

function readForm(key: string): z.infer<typeof keptForm> | null {
  try {
    return keptForm
      .nullable()
      .catch(null)
      .parse(JSON.parse(readKept(key) ?? 'null'));
  } catch {
    return null;
  }
}

/** What the editor begins with. */
export type ArticleStart = {
  readonly id: number | null;
  readonly version: number | null;
  /** Null: a new article. */
  readonly content: ArticleContent | null;
  /** It is taken up from the history, whatever was left unsaved here. */
  readonly isOlder: boolean;
};

/**
 * The fields while they are written; kept on this computer over a reload, with the version that they began with: what others
 * changed meanwhile is then noticed when they are saved.
 */
export function useArticleForm({ id, version, content, isOlder }: ArticleStart) {
  const me = useMe();
  const key = keptKey(me.id, `answer-article:${id ?? 'new'}`);
  const [kept, setKept] = useState(() => {
    const fresh = { version, form: content ? formOf(content) : blank };
    return isOlder ? fresh : (readForm(key) ?? fresh);
  });
  const keep = (next: z.infer<typeof keptForm>) => {
    setKept(next);
    writeKept(key, JSON.stringify(next));
  };
  return {
    ...kept,
    set: (change: Partial<ArticleForm>) => keep({ ...kept, form: { ...kept.form, ...change } }),
    /** The words go over this version: the person was told of it. */
    rebase: (latest: number) => keep({ ...kept, version: latest }),
    forget: () => writeKept(key, ''),
  };
}
