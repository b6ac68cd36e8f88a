import { Button } from '@mantine/core';
import { IconMicrophoneOff } from '@tabler/icons-react';
import { recordingProblemLabels, type CallDetail, type RecordingView } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { timeOnly } from '../time/dates.ts';
import { CallSection } from './call-section.tsx';
import { useCallStep } from './use-call-step.ts';

/** The sound of the call, or why there is none yet. */
export function RecordingPlayer({ call }: { readonly call: CallDetail }) {
  const { t, lang } = useWords();
  const others = (call.callBack?.messages ?? []).filter((message) => message.callId !== call.id);
  if (call.recording.state === 'none' && others.length === 0) return null;
  const at = timeOnly(call.startedAt, lang);
  const label = call.hasVoicemail ? t('calls.messageOf', { at }) : t('calls.recordingOf', { at });
  return (
    <CallSection title={call.hasVoicemail ? t('calls.voicemail') : t('calls.recording')}>
      <OneRecording callId={call.id} recording={call.recording} label={label} />
      {others.map((message) => (
        <OneRecording
          key={message.callId}
          callId={message.callId}
          recording={message.recording}
          label={t('calls.voicemail')}
        />
      ))}
    </CallSection>
  );
}

type OneRecordingProps = { readonly callId: string; readonly recording: RecordingView; readonly label: string };

function OneRecording({ callId, recording, label }: OneRecordingProps) {
  const { t, pick } = useWords();
  const step = useCallStep(callId);
  switch (recording.state) {
    case 'none':
      return null;
    case 'waiting':
      return (
        <p className="muted small" role="status">
          {t('calls.recordingWaiting')}
        </p>
      );
    case 'here':
      return <audio className="recording" controls preload="none" src={recording.url ?? ''} aria-label={label} />;
    case 'missing':
      return (
        <div className="recording-missing">
          <IconMicrophoneOff size={18} aria-hidden="true" />
          <span>{recording.problem && pick(recordingProblemLabels[recording.problem])}</span>
          <Button
            size="xs"
            variant="default"
            loading={step.isPending}
            onClick={() => step.mutate({ step: 'recording' })}
          >
            {t('calls.recordingAgain')}
          </Button>
          {step.error && <ErrorNotice error={step.error} />}
        </div>
      );
  }
}
