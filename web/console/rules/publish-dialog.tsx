import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { publishDraft, rulesQuery } from '../api/rules.ts';
import { hasStatus } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ChangeList } from './change-list.tsx';
import { areSameRules } from './rule-diff.ts';
import { useDraft, useRules } from './rules-context.ts';

const leastNote = 3;

type PublishDialogProps = { readonly onClose: () => void; readonly onDone: () => void };

/** Everything that will be different, and why; then it is in force. */
export function PublishDialog({ onClose, onDone }: PublishDialogProps) {
  const { t } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const { sets, keeper, tried } = useRules();
  const { rules, problems } = useDraft();
  const [note, setNote] = useState('');
  const [attempted, setAttempted] = useState(false);
  const publish = useMutation({
    mutationFn: async () => {
      if (!(await keeper.flush())) throw keeper.current().error;
      const { head } = keeper.current();
      if (!head) return client.fetchQuery({ ...rulesQuery, staleTime: 0 });
      return publishDraft({ id: head.id, base: head.updatedAt, note: note.trim() });
    },
    onSuccess: (fresh) => {
      client.setQueryData(rulesQuery.queryKey, fresh);
      keeper.take(fresh);
      say(t('rules.published'));
      onDone();
    },
    onError: (error) => {
      if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: rulesQuery.queryKey, exact: true });
    },
  });
  const isShort = note.trim().length < leastNote;
  const submit = () => {
    setAttempted(true);
    if (!isShort) publish.mutate();
  };
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return (
    <DialogForm
      title={t('rules.publishTitle')}
      confirm={t('rules.publish')}
      size="lg"
      mutation={publish}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t('rules.publishLead')}</p>
      <section aria-labelledby="publish-changes">
        <h3 id="publish-changes" className="rules-subtitle">
          {t('rules.changes')}
        </h3>
        <div className="publish-changes" tabIndex={0} role="group" aria-labelledby="publish-changes">
          <ChangeList before={sets.published?.rules ?? []} after={rules} />
        </div>
      </section>
      {warnings > 0 && <p className="small publish-warnings">{t('rules.publishWarnings', { count: warnings })}</p>}
      {!(tried && areSameRules(tried.rules, rules)) && (
        <p className="small muted">
          {t('rules.notTried')}{' '}
          <Link to="/rules/try" className="rules-link">
            {t('rules.tryFirst')}
          </Link>
        </p>
      )}
      <Textarea
        label={t('rules.publishNote')}
        description={t('rules.publishNoteHint')}
        size="sm"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={attempted && isShort ? t('rules.noteShort') : null}
        data-autofocus
      />
    </DialogForm>
  );
}
