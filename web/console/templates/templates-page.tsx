import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { TemplateList } from '../../../src/contract/templates.ts';
import { templatesQuery } from '../api/templates.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { ownText, widerText, type TemplateChoice } from './find-text.ts';
import { LastChange } from './last-change.tsx';
import { TemplateChannels } from './template-channels.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateKinds } from './template-kinds.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { useChannelNames } from './use-channel-names.ts';
import { useTemplateActions } from './use-template-actions.ts';
import { useTemplateText } from './use-template-text.ts';

/** The words around what staff write: chosen by kind, channel and language; written beside what a person will see. */
export function TemplatesPage() {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/staff/framed/templates' });
  const { data: list, error, refetch } = useQuery(templatesQuery);
  if (!list) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const writes = me.permissions.includes('template:write');
  const choice: TemplateChoice = {
    kind: list.kinds.find((one) => one.key === search.kind)?.key ?? 'ack',
    channel: list.channels.find((one) => one.channel === search.channel)?.channel ?? '*',
    lang: search.lang ?? 'vi',
  };
  const choose = ({ kind, channel, lang }: TemplateChoice) =>
    void navigate({
      to: '/templates',
      search: { kind, ...(channel !== '*' && { channel }), ...(lang !== 'vi' && { lang }) },
      replace: true,
    });
  return (
    <div className="dashboard templates">
      <header className="dashboard-head">
        <div>
          <h1>{t('templates.title')}</h1>
          <p className="muted">{writes ? t('templates.lead') : t('templates.readOnly')}</p>
        </div>
      </header>
      <div className="templates-body">
        <TemplateKinds list={list} choice={choice} />
        <div className="template-pane">
          <TemplateChannels list={list} choice={choice} writes={writes} onChoose={choose} />
          <OneTemplate
            key={`${choice.kind}/${choice.channel}/${choice.lang}`}
            list={list}
            choice={choice}
            writes={writes}
          />
        </div>
      </div>
    </div>
  );
}

type OneTemplateProps = { readonly list: TemplateList; readonly choice: TemplateChoice; readonly writes: boolean };

function OneTemplate({ list, choice, writes }: OneTemplateProps) {
  const { t } = useWords();
  const actions = useTemplateActions();
  const own = ownText(list, choice);
  const wider = widerText(list, choice);
  const [begun, setBegun] = useState(false);
  const text = useTemplateText(choice, own ?? wider);
  const kind = list.kinds.find((one) => one.key === choice.kind);
  const nameOf = useChannelNames(kind?.hasSubject ?? true);
  const channel = list.channels.find((one) => one.channel === choice.channel);
  if (!kind || !channel) return null;
  const hasSubject = kind.hasSubject && channel.family === 'letter';
  const edits = writes && (own !== null || begun || text.isChanged);
  return (
    <div className="template-body">
      {edits ? (
        <TemplateEditor
          choice={choice}
          kind={kind}
          own={own}
          wider={wider}
          text={text}
          hasSubject={hasSubject}
          maxText={channel.maxText}
          actions={actions}
          onReset={() => {
            text.forget();
            setBegun(false);
          }}
        />
      ) : (
        <div className="template-inherits">
          {!own && wider && <p>{t('templates.inherits', { from: nameOf(wider.channel) })}</p>}
          <pre className="template-read">{text.body}</pre>
          {own && <LastChange changed={own.changed} />}
          {writes && (
            <Button variant="default" onClick={() => setBegun(true)}>
              {t('templates.writeOwn')}
            </Button>
          )}
        </div>
      )}
      <TemplatePreview
        choice={choice}
        channels={list.channels}
        subject={hasSubject ? text.subject : null}
        body={text.body}
      />
    </div>
  );
}
