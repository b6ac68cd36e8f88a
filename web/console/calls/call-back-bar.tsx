import { Button, Kbd } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPhoneCheck, IconPhoneOutgoing } from '@tabler/icons-react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { waitWords } from './call-words.ts';
import { NotNeededDialog } from './not-needed-dialog.tsx';
import { useCallKey } from './use-call-key.ts';
import { useCallStep } from './use-call-step.ts';

type CallBackBarProps = { readonly call: CallDetail; readonly onReached: () => void };

/** Of a missed call: that somebody waits, who is on it, and how it went. */
export function CallBackBar({ call, onReached }: CallBackBarProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const step = useCallStep(call.id);
  const [dialog, dialogHandlers] = useDisclosure(false);
  const line = call.callBack;
  useCallKey('c', t('calls.keyClaim'), () => {
    if (line?.claim === null) step.mutate({ step: 'claim' });
  });
  if (call.settled) {
    const { at, by, outcome, reason } = call.settled;
    const values = { by: by ?? '', at: fullDate(at, lang), reason: reason ?? '' };
    return (
      <div className="call-back" data-settled>
        <IconPhoneCheck size={20} aria-hidden="true" />
        <p>{outcome === 'reached' ? t('calls.settledReached', values) : t('calls.settledNotNeeded', values)}</p>
      </div>
    );
  }
  if (!line) return null;
  const facts = [
    t('calls.missedTimes', { count: line.count }),
    t('calls.waited', { length: waitWords(now - Date.parse(line.firstAt), t) }),
    line.tries > 0 && t('calls.tries', { count: line.tries }),
    line.againAt && Date.parse(line.againAt) > now && t('calls.again', { at: shortDate(line.againAt, lang, now) }),
  ];
  const end = (outcome: 'reached' | 'not_reached') => step.mutateAsync({ step: 'outcome', body: { outcome } });
  return (
    <div className="call-back">
      <IconPhoneOutgoing size={20} aria-hidden="true" />
      <div className="call-back-words">
        <p>
          <strong>{claimWords(line, t, (at) => shortDate(at, lang, now))}</strong>
        </p>
        <p className="small">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="call-back-tasks">
        {line.claim?.isMine !== true && (
          <Button
            leftSection={<IconPhoneOutgoing size={18} />}
            rightSection={line.claim === null ? <Kbd aria-hidden="true">C</Kbd> : null}
            disabled={line.claim !== null && !line.claim.isStale}
            loading={step.isPending}
            onClick={() => step.mutate({ step: 'claim' })}
          >
            {line.claim === null ? t('calls.claim') : t('calls.claimAnyway')}
          </Button>
        )}
        {line.claim?.isMine === true && (
          <>
            {line.caller.number?.startsWith('+') === true && (
              <Button
                component="a"
                href={`tel:${line.caller.number}`}
                variant="default"
                leftSection={<IconPhoneOutgoing size={18} />}
              >
                {t('calls.callNumber', { number: line.caller.shown ?? '' })}
              </Button>
            )}
            <Button
              disabled={step.isPending}
              onClick={() =>
                void end('reached').then(
                  () => onReached(),
                  () => undefined,
                )
              }
            >
              {t('calls.reachedReport')}
            </Button>
            <Button variant="default" disabled={step.isPending} onClick={() => void end('not_reached').catch(ignore)}>
              {t('calls.notReached')}
            </Button>
          </>
        )}
        <Button variant="subtle" color="gray" onClick={dialogHandlers.open}>
          {t('calls.notNeeded')}
        </Button>
        {line.claim?.isMine === true && (
          <Button variant="subtle" color="gray" onClick={() => step.mutate({ step: 'release' })}>
            {t('calls.release')}
          </Button>
        )}
      </div>
      {step.error && <ErrorNotice error={step.error} />}
      {dialog && (
        <NotNeededDialog
          step={step}
          onClose={() => {
            step.reset();
            dialogHandlers.close();
          }}
        />
      )}
    </div>
  );
}

/** The mutation keeps its error, which the bar shows. */
function ignore(): void {}

function claimWords(
  { claim, hasVoicemail }: NonNullable<CallDetail['callBack']>,
  t: ReturnType<typeof useWords>['t'],
  short: (at: string) => string,
): string {
  if (!claim) return hasVoicemail ? t('calls.voicemail') : t('calls.callBacks');
  if (claim.isMine) return t('calls.claimedByMe');
  const { name } = claim.by;
  return claim.isStale ? t('calls.claimStale', { name, at: short(claim.at) }) : t('calls.claimedBy', { name });
}
