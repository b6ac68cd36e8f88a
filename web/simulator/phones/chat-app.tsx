import { useState, type JSX } from 'react';
import type { ActRequest, ChatLine, PlatformAct, PlatformChannel } from '../../../src/contract/simulator.ts';
import { encodeFile } from '../encode-file.ts';
import type { PhoneAppProps } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { ActTrouble } from './act-trouble.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { countSegments } from './sms-segments.ts';
import { useAct } from './use-act.ts';

type ChatChannel = Exclude<PlatformChannel, 'voice'>;

type Press = { readonly act: PlatformAct; readonly undo?: PlatformAct };

/** What can be done with one press, in this order; what was done last can be undone, and is offered as that. */
const presses: Readonly<Record<ChatChannel, readonly Press[]>> = {
  zalo: [
    { act: 'follow', undo: 'unfollow' },
    { act: 'consent', undo: 'withdraw' },
  ],
  facebook: [{ act: 'start' }],
  telegram: [
    { act: 'start' },
    { act: 'shareContact' },
    { act: 'shareOtherContact' },
    { act: 'block', undo: 'unblock' },
  ],
  'sms-http': [],
  twilio: [],
  smpp: [],
};
const hasPlaces: ReadonlySet<string> = new Set(['zalo', 'facebook', 'telegram']);
const hasFiles: ReadonlySet<string> = new Set(['zalo', 'facebook', 'telegram', 'twilio']);
const codePattern = /\b[A-Z]{2}-\d{2}-[0-9A-Z]{6}\b/u;
/** The market square of the province's capital. */
const here = { lat: 21.1861, lon: 106.0763 };

/** A view for phone-apps of a channel that is a chat. */
export function chatApp(channel: ChatChannel): (props: PhoneAppProps) => JSX.Element {
  return function ChatApp(props) {
    return <Chat {...props} channel={channel} />;
  };
}

/** A chat with the centre: conversation, what can be pressed, and the field. */
export function Chat({ person, state, channel }: PhoneAppProps & { readonly channel: ChatChannel }): JSX.Element {
  const { w } = useWords();
  const [text, setText] = useState('');
  const [changed, setChanged] = useState<ChatLine | null>(null);
  const { act, isPending, answer } = useAct(person.id, channel);
  const lines = state.chats
    .filter((line) => line.channel === channel && line.personId === person.id)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const offered = state.lines.find((line) => line.channel === channel)?.acts ?? [];
  const isSms = !hasPlaces.has(channel);

  async function does(deed: ActRequest): Promise<void> {
    const done = await act(deed);
    // What did not get in stays in the field, to be sent again.
    if (done.outcome === 'accepted' || done.outcome === 'held') setText('');
    if (done.outcome === 'accepted') setChanged(null);
  }
  /** Buttons stay reachable while something is on its way, but do nothing. */
  function press(deed: ActRequest): void {
    if (!isPending) void act(deed);
  }
  async function sendFile(file: File): Promise<void> {
    await does({ act: 'say', text, files: [await encodeFile(file)] });
  }

  return (
    <div className="sim-chat-app">
      <Conversation
        lines={lines}
        empty={w.chat[channel].empty}
        {...(offered.includes('editMessage') && {
          onEdit: (line) => {
            setChanged(line);
            setText(line.text);
          },
        })}
      />
      <ActTrouble answer={answer} />
      <div className="sim-presses">
        {presses[channel]
          .map((one) => nowPossible(one, lines))
          .filter((one) => offered.includes(one))
          .map((one) => (
            <button key={one} type="button" aria-disabled={isPending} onClick={() => press({ act: one })}>
              {w.acts[one]}
            </button>
          ))}
        {isSms && (
          <SmsPresses lines={lines} isPending={isPending} onPress={(words) => press({ act: 'say', text: words })} />
        )}
      </div>
      <Composer
        label={w.chat[channel].write}
        text={text}
        isPending={isPending}
        isShort={isSms}
        onChange={setText}
        onSend={() => void does(changed ? { act: 'editMessage', text, target: changed.id } : { act: 'say', text })}
        {...(hasFiles.has(channel) && { onFile: (file) => void sendFile(file) })}
        {...(hasPlaces.has(channel) && { onPlace: () => void act({ act: 'say', point: here }) })}
      >
        {changed && (
          <p className="sim-changing">
            {w.editing}
            <button
              type="button"
              onClick={() => {
                setChanged(null);
                setText('');
              }}
            >
              {w.cancel}
            </button>
          </p>
        )}
        {isSms && text !== '' && <SegmentCount text={text} />}
      </Composer>
    </div>
  );
}

function nowPossible({ act, undo = act }: Press, lines: readonly ChatLine[]): PlatformAct {
  const last = lines.findLast((line) => line.note === act || line.note === undo);
  return last?.note === act ? undo : act;
}

/** STOP, and the question for the report that was last spoken of. */
function SmsPresses(props: {
  readonly lines: readonly ChatLine[];
  readonly isPending: boolean;
  readonly onPress: (words: string) => void;
}): JSX.Element {
  const { w } = useWords();
  const code = codePattern.exec(props.lines.findLast((line) => codePattern.test(line.text))?.text ?? '')?.[0];
  return (
    <>
      {code !== undefined && (
        <button type="button" aria-disabled={props.isPending} onClick={() => props.onPress(`TC ${code}`)}>
          {w.lookUp}
        </button>
      )}
      <button type="button" aria-disabled={props.isPending} onClick={() => props.onPress('STOP')}>
        {w.stop}
      </button>
    </>
  );
}

function SegmentCount({ text }: { readonly text: string }): JSX.Element {
  const { w } = useWords();
  const { characters, count } = countSegments(text);
  return <p className="sim-segments">{w.segments(characters, count)}</p>;
}
