import { Button } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import type { ChatLine, PlatformAct, SimulatedCall } from '../../../src/contract/simulator.ts';
import { shortDate } from '../../console/time/dates.ts';
import { useNow } from '../../console/time/now.ts';
import { Icon } from '../../shared/icons.tsx';
import type { PhoneAppProps } from '../phone-app.ts';
import { Sign } from '../signs.tsx';
import { useWords } from '../words-provider.tsx';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

const extension = '101';

/** A telephone that calls the hotline, and the hand at the other end that takes the call or not. */
export function HotlineApp({ person, state }: PhoneAppProps): JSX.Element {
  const { w } = useWords();
  const { act, isPending, answer } = useAct(person.id, 'voice');
  const call = state.calls.find((one) => one.personId === person.id);
  const number = state.lines.find((line) => line.channel === 'voice')?.address ?? '';
  const press = (deed: PlatformAct): void => void act({ act: deed });
  return (
    <div className="sim-hotline" data-state={call?.state ?? 'idle'}>
      <div className="sim-dial" role="status">
        <span className="sim-ring">
          <Icon name="phone" size={34} />
        </span>
        <strong>{w.hotline}</strong>
        <span className="sim-number">{number}</span>
        {call && <CallState call={call} />}
      </div>
      <ActTrouble answer={answer} />
      {!call && (
        <Button
          size="lg"
          radius="xl"
          loading={isPending}
          leftSection={<Icon name="phone" />}
          onClick={() => press('call')}
        >
          {w.dial}
        </Button>
      )}
      {call?.state === 'ringing' && (
        <>
          <h3>{w.atTheCentre}</h3>
          <Button size="md" loading={isPending} leftSection={<Icon name="phone" />} onClick={() => press('answer')}>
            {w.answerBy(extension)}
          </Button>
          <h3>{w.atTheCaller}</h3>
          <Button
            size="md"
            variant="default"
            disabled={isPending}
            leftSection={<Sign name="voicemail" />}
            onClick={() => press('leaveMessage')}
          >
            {w.leaveMessage}
          </Button>
        </>
      )}
      {call && (
        <Button
          size="md"
          color="red"
          disabled={isPending}
          leftSection={<Sign name="hangUp" />}
          onClick={() => press('hangUp')}
        >
          {call.state === 'ringing' ? w.hangUpMissed : w.hangUp}
        </Button>
      )}
      <Recent lines={state.chats.filter((line) => line.channel === 'voice' && line.personId === person.id)} />
    </div>
  );
}

function CallState({ call }: { readonly call: SimulatedCall }): JSX.Element {
  const { w } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((now - Date.parse(call.since)) / 1000));
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="sim-call-state">
      {call.state === 'ringing' ? w.ringing : w.talking(call.extension ?? extension)}
      <span aria-hidden="true"> · {clock}</span>
    </span>
  );
}

function Recent({ lines }: { readonly lines: readonly ChatLine[] }): JSX.Element {
  const { w, lang } = useWords();
  const now = useNow();
  if (lines.length === 0) return <p className="sim-empty">{w.noCalls}</p>;
  return (
    <section className="sim-recent">
      <h3>{w.recent}</h3>
      <ol>
        {lines.toReversed().map((line) => (
          <li key={line.key}>
            <span>{inWords(line, w)}</span>
            <time dateTime={line.at}>{shortDate(line.at, lang, now)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The exchange writes its notes in Vietnamese; the page says the same in its own language. */
function inWords(line: ChatLine, w: ReturnType<typeof useWords>['w']): string {
  if (line.from === 'hub') return w.answeredBy(/\d+/u.exec(line.text)?.[0] ?? extension);
  if (line.text.startsWith('Gọi')) return w.dialled;
  return line.text.startsWith('Gác') ? w.hungUp : w.leftMessage;
}
