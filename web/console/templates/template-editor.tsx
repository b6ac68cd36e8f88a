import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRef, type FormEvent } from 'react';
import type { MessageTemplate, TemplateKindView } from '../../../src/contract/templates.ts';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { wholeNumber } from '../time/numbers.ts';
import type { TemplateChoice } from './find-text.ts';
import { LastChange } from './last-change.tsx';
import { ResetButton } from './reset-button.tsx';
import type { TemplateText } from './use-template-text.ts';
import type { TemplateActions } from './use-template-actions.ts';
import { VariableChips } from './variable-chips.tsx';

type TemplateEditorProps = {
  readonly choice: TemplateChoice;
  readonly kind: TemplateKindView;
  /** The text as the hub has it; null: this channel has none of its own yet. */
  readonly own: MessageTemplate | null;
  /** What the channel falls back to. */
  readonly wider: MessageTemplate | null;
  readonly text: TemplateText;
  readonly hasSubject: boolean;
  readonly maxText: number;
  readonly actions: TemplateActions;
  readonly onReset: () => void;
};

/** The words themselves. What is typed stays on this computer until it is saved. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { choice, kind, own, wider, text, hasSubject, maxText, actions, onReset } = props;
  const { t, lang } = useWords();
  const subjectBox = useRef<HTMLInputElement>(null);
  const bodyBox = useRef<HTMLTextAreaElement>(null);
  const { save, reset } = actions;
  const errorOf = (field: string) => {
    const found = save.error instanceof ApiError ? save.error.fields.filter((one) => one.field === field) : [];
    return found.length > 0 ? found.map((one) => one.message[lang]).join(' ') : null;
  };
  const hasFieldErrors = save.error instanceof ApiError && save.error.fields.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.reset();
    save.mutate(
      {
        key: choice.kind,
        channel: choice.channel,
        lang: choice.lang,
        subject: hasSubject ? text.subject : null,
        body: text.body,
        before: own && { subject: own.subject, body: own.body },
      },
      { onSuccess: text.forget },
    );
  };
  const insert = (variable: string) => {
    const isSubject = document.activeElement === subjectBox.current;
    const box = isSubject ? subjectBox.current : bodyBox.current;
    const value = isSubject ? text.subject : text.body;
    const from = box?.selectionStart ?? value.length;
    const to = box?.selectionEnd ?? from;
    const word = `{{${variable}}}`;
    const next = value.slice(0, from) + word + value.slice(to);
    if (isSubject) text.setSubject(next);
    else text.setBody(next);
    // After the box has been drawn with its new words.
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + word.length, from + word.length);
    });
  };
  const isDone = !text.isChanged && (save.isSuccess || reset.isSuccess);
  return (
    <form className="form template-form" onSubmit={submit}>
      {hasSubject && (
        <TextInput
          ref={subjectBox}
          label={t('templates.subject')}
          value={text.subject}
          onChange={(event) => text.setSubject(event.currentTarget.value)}
          error={errorOf('subject')}
          maxLength={200}
        />
      )}
      <Textarea
        ref={bodyBox}
        size="sm"
        label={t('templates.body')}
        value={text.body}
        onChange={(event) => text.setBody(event.currentTarget.value)}
        error={errorOf('body')}
        autosize
        minRows={7}
        maxRows={22}
        maxLength={20_000}
      />
      <p className="template-length small" data-over={text.body.length > maxText}>
        {t('templates.charCount', {
          number: wholeNumber(text.body.length, lang),
          most: wholeNumber(maxText, lang),
        })}
      </p>
      <VariableChips kind={kind} used={text.body} onInsert={insert} />
      {save.error && !hasFieldErrors && <ErrorNotice error={save.error} />}
      {reset.error && <ErrorNotice error={reset.error} />}
      {isDone && (
        <p className="channel-saved" role="status">
          <IconCheck size={18} aria-hidden="true" />
          {t(save.isSuccess ? 'templates.saved' : 'templates.resetDone')}
        </p>
      )}
      {own && <LastChange changed={own.changed} />}
      <Group justify="space-between" className="template-foot">
        <ResetButton
          choice={choice}
          own={own}
          wider={wider}
          hasLetters={kind.hasSubject}
          actions={actions}
          onDone={onReset}
        />
        <Group gap={8}>
          {text.isChanged && (
            <Button
              variant="default"
              onClick={() => {
                text.forget();
                save.reset();
              }}
            >
              {t('templates.discard')}
            </Button>
          )}
          <Button type="submit" loading={save.isPending} disabled={!text.isChanged && own !== null}>
            {t('templates.save')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
