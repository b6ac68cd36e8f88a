import { useState, type JSX } from 'react';
import type { SimulatedMail } from '../../../src/contract/simulator.ts';
import type { PhoneAppProps } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { MailComposer } from './mail-composer.tsx';
import { MailList } from './mail-list.tsx';
import { MailReader } from './mail-reader.tsx';

type View =
  | { readonly at: 'list'; readonly isJustSent: boolean }
  | { readonly at: 'mail'; readonly id: string }
  | { readonly at: 'compose'; readonly answered: SimulatedMail | null };

/** The mail program on the phone: mailbox, one mail, composer. */
export function MailApp({ person, state }: PhoneAppProps): JSX.Element {
  const { w } = useWords();
  const [view, setView] = useState<View>({ at: 'list', isJustSent: false });
  const mails = state.mails.filter((mail) => mail.personId === person.id);
  const toList = (isJustSent: boolean): void => setView({ at: 'list', isJustSent });
  const opened = view.at === 'mail' ? mails.find((mail) => mail.id === view.id) : undefined;

  if (view.at === 'compose')
    return (
      <MailComposer
        person={person}
        hubMail={state.hubMail}
        answered={view.answered}
        onSent={() => toList(true)}
        onCancel={() => toList(false)}
      />
    );
  if (opened)
    return (
      <MailReader
        mail={opened}
        onBack={() => toList(false)}
        onReply={() => setView({ at: 'compose', answered: opened })}
      />
    );
  return (
    <MailList
      mails={mails}
      notice={view.at === 'list' && view.isJustSent ? w.mailSent : null}
      onOpen={(id) => setView({ at: 'mail', id })}
      onCompose={() => setView({ at: 'compose', answered: null })}
    />
  );
}
