import { useState } from 'react';
import type { MessageTemplate } from '../../../src/contract/templates.ts';
import { keptKey, readKept, writeKept } from '../composer/kept-text.ts';
import { useMe } from '../shell/me-context.ts';
import type { TemplateChoice } from './find-text.ts';

export type TemplateText = {
  readonly subject: string;
  readonly body: string;
  readonly setSubject: (subject: string) => void;
  readonly setBody: (body: string) => void;
  readonly isChanged: boolean;
  /** Back to what the hub has. */
  readonly forget: () => void;
};

/** A template while it is written: kept on this computer, over a change of tab or a reload, until it is saved. */
export function useTemplateText(choice: TemplateChoice, base: MessageTemplate | null): TemplateText {
  const me = useMe();
  const name = `template:${choice.kind}/${choice.channel}/${choice.lang}`;
  const [subjectKey, bodyKey] = [keptKey(me.id, `${name}:subject`), keptKey(me.id, `${name}:body`)];
  const [subject, setSubject] = useState(() => readKept(subjectKey));
  const [body, setBody] = useState(() => readKept(bodyKey));
  const write = (key: string, set: (text: string | null) => void) => (text: string) => {
    set(text);
    writeKept(key, text);
  };
  const forget = () => {
    for (const key of [subjectKey, bodyKey]) writeKept(key, '');
    setSubject(null);
    setBody(null);
  };
  const [savedSubject, savedBody] = [base?.subject ?? '', base?.body ?? ''];
  return {
    subject: subject ?? savedSubject,
    body: body ?? savedBody,
    setSubject: write(subjectKey, setSubject),
    setBody: write(bodyKey, setBody),
    isChanged: (subject ?? savedSubject) !== savedSubject || (body ?? savedBody) !== savedBody,
    forget,
  };
}
