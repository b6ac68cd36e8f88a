import { ActionIcon, FileButton, Menu, Textarea } from '@mantine/core';
import { useRef, type JSX, type ReactNode } from 'react';
import { chatSamples } from '../chat-samples.ts';
import { pictureKinds, samplePicture } from '../sample-pictures.ts';
import { Sign } from '../signs.tsx';
import { useWords } from '../words-provider.tsx';

type ComposerProps = {
  readonly label: string;
  readonly text: string;
  readonly isPending: boolean;
  /** Sample texts as they are typed on a plain telephone. */
  readonly isShort?: boolean;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  /** Absent where the platform takes no files. */
  readonly onFile?: (file: File) => void;
  /** Absent where the platform has no places. */
  readonly onPlace?: () => void;
  /** Above the field: what is answered or changed, how long the text is. */
  readonly children?: ReactNode;
};

/** The field at the foot of a chat. Enter sends, Shift+Enter begins a line. */
export function Composer(props: ComposerProps): JSX.Element {
  const { w } = useWords();
  const { label, text, isPending, onChange, onSend, children } = props;
  const send = (): void => {
    if (text.trim() !== '' && !isPending) onSend();
  };
  return (
    <form
      className="sim-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <div className="sim-composer-row">
        <MoreMenu {...props} />
        <Textarea
          aria-label={label}
          placeholder={w.typeHere}
          autosize
          minRows={1}
          maxRows={5}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <ActionIcon
          type="submit"
          size={44}
          radius="xl"
          variant="filled"
          color="jade"
          className="sim-send"
          aria-label={w.say}
          loading={isPending}
        >
          <Sign name="send" />
        </ActionIcon>
      </div>
    </form>
  );
}

function MoreMenu({ isShort = false, onChange, onFile, onPlace }: ComposerProps): JSX.Element {
  const { w, pick } = useWords();
  const reset = useRef<() => void>(null);
  return (
    <Menu
      position="top-start"
      withInitialFocusPlaceholder={false}
      withinPortal
      width={260}
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <ActionIcon size={44} radius="xl" aria-label={w.more} className="sim-more">
          <Sign name="plus" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        {onFile && (
          <>
            <Menu.Label>{w.pictures}</Menu.Label>
            {pictureKinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => void samplePicture(kind).then(onFile)}>
                {w.pictureNames[kind]}
              </Menu.Item>
            ))}
            <FileButton
              resetRef={reset}
              onChange={(file) => {
                if (file) onFile(file);
                reset.current?.();
              }}
            >
              {(button) => (
                <Menu.Item {...button} closeMenuOnClick={false}>
                  {w.ownFile}
                </Menu.Item>
              )}
            </FileButton>
          </>
        )}
        {onPlace && <Menu.Item onClick={onPlace}>{w.sharePlace}</Menu.Item>}
        <Menu.Label>{w.sampleTexts}</Menu.Label>
        {chatSamples.map((sample) => (
          <Menu.Item key={sample.vi} onClick={() => onChange(isShort ? sample.short : sample.text)}>
            {pick(sample)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
