import { Tabs } from '@mantine/core';
import { IconLock, IconMessageReply, IconMessageQuestion } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { AnswerComposer } from './answer-composer.tsx';
import { AskComposer } from './ask-composer.tsx';
import { NoteComposer } from './note-composer.tsx';

type Tab = 'answer' | 'ask' | 'note';

const icons = { answer: IconMessageReply, ask: IconMessageQuestion, note: IconLock } as const;

/** Where words are written: to the sender (after approval), to ask back, or for colleagues only. */
export function Composer({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const may = (action: TicketDetail['actions'][number]) => ticket.actions.includes(action);
  const tabs = [may('submit') && 'answer', may('ask') && 'ask', may('note') && 'note'].filter(isTab);
  const [chosen, setChosen] = useState<Tab | null>(null);
  const [wanted, setWanted] = useState(0);
  const box = useRef<HTMLElement>(null);
  const tab = chosen && tabs.includes(chosen) ? chosen : tabs[0];
  const keys = useMemo(() => {
    const open = (next: Tab) => () => {
      setChosen(next);
      setWanted((count) => count + 1);
    };
    return [
      { keys: 'r', label: t('keys.reply'), group: 'inTicket' as const, run: open('answer') },
      { keys: 'n', label: t('keys.note'), group: 'inTicket' as const, run: open('note') },
    ];
  }, [t]);
  useKeys(keys);
  useEffect(() => {
    if (wanted > 0) box.current?.querySelector('textarea')?.focus();
  }, [wanted]);
  if (!tab) return null;
  const names = { answer: t('actions.answer'), ask: t('actions.ask'), note: t('actions.note') };
  return (
    <section className="composer" data-tab={tab} aria-label={t('composer.label')} ref={box}>
      <Tabs
        value={tab}
        onChange={(value) => setChosen(isTab(value) ? value : null)}
        keepMounted={false}
        variant="default"
      >
        <Tabs.List>
          {tabs.map((name) => {
            const Icon = icons[name];
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Icon size={16} />}>
                {names[name]}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value="answer">
          <AnswerComposer ticket={ticket} />
        </Tabs.Panel>
        <Tabs.Panel value="ask">
          <AskComposer ticket={ticket} />
        </Tabs.Panel>
        <Tabs.Panel value="note">
          <NoteComposer ticket={ticket} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function isTab(value: string | false | null): value is Tab {
  return value === 'answer' || value === 'ask' || value === 'note';
}
