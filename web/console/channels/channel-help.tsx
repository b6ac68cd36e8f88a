import type { ChannelKindView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';

/** How an account of this kind is connected, step by step. */
export function ChannelHelp({ kind }: { readonly kind: ChannelKindView }) {
  const { t, pick } = useWords();
  return (
    <section className="channel-section" aria-labelledby="channel-help">
      <h2 id="channel-help">{t('channels.help')}</h2>
      <ol className="channel-steps">
        {kind.steps.map((step) => (
          <li key={step.vi}>{pick(step)}</li>
        ))}
      </ol>
    </section>
  );
}
