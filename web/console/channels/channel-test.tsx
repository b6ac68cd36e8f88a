import { Button, Loader, Select, TextInput } from '@mantine/core';
import { IconCheck, IconCircleCheck, IconPlugConnected, IconSend, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { ChannelDetail, ChannelKindView } from '../../../src/contract/channels.ts';
import type { ChannelTest } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { timeOnly } from '../time/dates.ts';
import { AgoWords } from './ago-words.tsx';
import type { ChannelActions } from './use-channel-actions.ts';

type Tries = ChannelKindView['tries'];

type ChannelTestProps = {
  readonly channel: ChannelDetail;
  readonly tries: Tries;
  readonly mutation: ChannelActions['check'];
  /** Since when a message is waited for; null: nobody waits. */
  readonly watchedSince: string | null;
  readonly onWatch: (since: string | null) => void;
};

/** Whether an account works: its settings, a message out, a message in. */
export function ChannelTestSection(props: ChannelTestProps) {
  const { channel, tries, mutation, watchedSince, onWatch } = props;
  const { t } = useWords();
  const [sent, setSent] = useState(false);
  const result = mutation.data ?? channel.lastTest;
  return (
    <section className="channel-section" aria-labelledby="channel-test">
      <h2 id="channel-test">{t('channels.test')}</h2>
      <div className="channel-test">
        <div className="channel-check">
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={18} />}
            loading={mutation.isPending && mutation.variables?.to === undefined}
            onClick={() => mutation.mutate({})}
          >
            {t('channels.check')}
          </Button>
          <span className="muted small">{t('channels.checkHint')}</span>
        </div>
        {channel.canSend && tries.length > 0 && (
          <TrialForm
            tries={tries}
            sending={mutation.isPending && mutation.variables?.to !== undefined}
            onSend={(to) =>
              mutation.mutate(
                { to },
                {
                  onSuccess: ({ ok, at }) => {
                    if (!ok) return;
                    setSent(true);
                    onWatch(at);
                  },
                },
              )
            }
          />
        )}
        {mutation.error ? <ErrorNotice error={mutation.error} /> : result && <TestResult result={result} />}
        <Watch channel={channel} since={watchedSince} onWatch={onWatch} sent={sent} />
      </div>
    </section>
  );
}

type TrialFormProps = {
  readonly tries: Tries;
  readonly sending: boolean;
  readonly onSend: (to: { readonly kind: string; readonly address: string }) => void;
};

function TrialForm({ tries, sending, onSend }: TrialFormProps) {
  const { t, pick } = useWords();
  const [chosen, setKind] = useState<string | null>(null);
  const [address, setAddress] = useState('');
  const to = tries.find((one) => one.kind === chosen) ?? tries[0];
  if (!to) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') onSend({ kind: to.kind, address: address.trim() });
  };
  return (
    <form className="channel-trial" onSubmit={submit}>
      {tries.length > 1 && (
        <Select
          label={t('channels.trialKind')}
          value={to.kind}
          onChange={setKind}
          allowDeselect={false}
          data={tries.map(({ kind, example }) => ({ value: kind, label: pick(example) }))}
        />
      )}
      <TextInput
        label={t('channels.trialTo')}
        placeholder={pick(to.example)}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        maxLength={200}
        autoComplete="off"
      />
      <Button type="submit" leftSection={<IconSend size={18} />} loading={sending} disabled={address.trim() === ''}>
        {t('channels.trial')}
      </Button>
    </form>
  );
}

function TestResult({ result }: { readonly result: ChannelTest }) {
  const { t } = useWords();
  return (
    <p className="test-result" data-ok={result.ok} role="status">
      {result.ok ? <IconCheck size={18} aria-hidden="true" /> : <IconX size={18} aria-hidden="true" />}
      <span>
        <strong>{t(result.ok ? 'channels.worked' : 'channels.notWorked')}</strong>
        {': '}
        {result.detail}
        <span className="muted">
          {' · '}
          <AgoWords at={result.at} />
        </span>
      </span>
    </p>
  );
}

type WatchProps = Pick<ChannelTestProps, 'channel' | 'onWatch'> & {
  readonly since: string | null;
  readonly sent: boolean;
};

/** Waits for a message of somebody: reports of delivery come in as well and prove less. */
function Watch({ channel, since, onWatch, sent }: WatchProps) {
  const { t, lang } = useWords();
  const { lastMessageAt } = channel;
  if (since === null) {
    return (
      <div className="channel-check">
        <Button variant="default" onClick={() => onWatch(new Date().toISOString())}>
          {t('channels.watch')}
        </Button>
        <span className="muted small">{t('channels.watchingHint')}</span>
      </div>
    );
  }
  // The clocks of this computer and of the hub may differ a little.
  const isHere = lastMessageAt !== null && Date.parse(lastMessageAt) > Date.parse(since) - 1000;
  return (
    <div className="channel-watch" data-here={isHere} role="status">
      {isHere ? <IconCircleCheck size={22} aria-hidden="true" /> : <Loader size={20} aria-hidden="true" />}
      <div>
        {isHere ? (
          <>
            <strong>{t('channels.arrived', { at: timeOnly(lastMessageAt, lang) })}</strong>
            <p className="small">{t(sent ? 'channels.arrivedBoth' : 'channels.arrivedHint')}</p>
          </>
        ) : (
          <>
            <strong>{t(sent ? 'channels.watchingTrial' : 'channels.watching')}</strong>
            <p className="small muted">{t('channels.watchingHint')}</p>
          </>
        )}
      </div>
      {!isHere && (
        <Button variant="subtle" size="xs" onClick={() => onWatch(null)}>
          {t('channels.stopWatching')}
        </Button>
      )}
    </div>
  );
}
