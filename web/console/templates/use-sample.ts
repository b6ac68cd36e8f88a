import type { Locale } from '../../../src/contract/common.ts';
import { useWords } from '../i18n/use-words.ts';

/** As long as a real private link, so that lengths are true. */
const sampleToken = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const sampleCode = 'BN-26-7K3F9Q';

/** An example for every variable, in the language of the template, not of the console. */
export function useSample(kind: string, lang: Locale): Readonly<Record<string, string>> {
  const { i18n } = useWords();
  const t = i18n.getFixedT(lang);
  const text =
    kind === 'question'
      ? t('templates.sampleText_question')
      : kind === 'notice'
        ? t('templates.sampleText_notice')
        : t('templates.sampleText_answer');
  return {
    code: sampleCode,
    text,
    agency: t('templates.sampleAgency'),
    promise: t('templates.samplePromise'),
    link: `${globalThis.location.origin}/t/${sampleCode}/${sampleToken}`,
    problems: '',
    state: kind === 'status' ? t('templates.sampleStateDone') : t('templates.sampleState'),
  };
}
