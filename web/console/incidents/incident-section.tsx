import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { incidentStateLabels, type IncidentCandidate } from '../../../src/contract/incidents.ts';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import { ticketIncidentQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { ContextSection } from '../tickets/context-section.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { DoneLine } from './done-line.tsx';
import { useIncidentActions } from './use-incident-actions.ts';

type Done = { readonly what: 'join' | 'leave'; readonly otherId: string | null; readonly code: string };

/** The incident of a ticket, what else may belong to it and why, and how many have the same trouble. */
export function IncidentSection({ ticketId }: { readonly ticketId: string }) {
  const { t, pick } = useWords();
  const { data } = useQuery(ticketIncidentQuery(ticketId));
  const { join, split } = useIncidentActions();
  const [done, setDone] = useState<Done | null>(null);
  // What cannot be had now is left out: the ticket itself is what the page is about.
  if (!data) return null;
  const { incident, candidates, meToo, mayWrite } = data;
  if (!incident && candidates.length === 0 && meToo === 0 && !done) return null;
  const joinWith = (candidate: IncidentCandidate) =>
    join.mutate(
      { ticketId, withId: candidate.ticket.id },
      { onSuccess: () => setDone({ what: 'join', otherId: candidate.ticket.id, code: candidate.ticket.code }) },
    );
  const undoing = done?.what === 'join' ? split : join;
  const undo = () => {
    if (!done) return;
    const onSuccess = () => setDone(null);
    if (done.what === 'join') split.mutate(ticketId, { onSuccess });
    else if (done.otherId !== null) join.mutate({ ticketId, withId: done.otherId }, { onSuccess });
  };
  const problem = join.error ?? split.error;
  return (
    <ContextSection title={incident ? t('incidents.belongs') : t('incidents.section')}>
      {meToo > 0 && (
        <p className="me-too-line">
          <IconUsers size={16} aria-hidden="true" /> {t('incidents.meToo', { count: meToo })}
        </p>
      )}
      {incident && (
        <div className="incident-own">
          <Link
            to="/incidents/$incidentId"
            params={{ incidentId: incident.id }}
            search
            aria-label={t('incidents.openIncident', { title: incident.title })}
          >
            {incident.title}
          </Link>
          <p className="muted small">
            {[
              pick(incidentStateLabels[incident.state]),
              t('incidents.tickets', { count: incident.tickets }),
              incident.meToo > meToo && t('incidents.meToo', { count: incident.meToo }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {mayWrite && done?.what !== 'join' && (
            <Button
              size="xs"
              variant="subtle"
              loading={split.isPending}
              onClick={() =>
                split.mutate(ticketId, { onSuccess: () => setDone({ what: 'leave', otherId: null, code: '' }) })
              }
            >
              {t('incidents.leave')}
            </Button>
          )}
        </div>
      )}
      {done && (
        <DoneLine
          words={t(`incidents.done_${done.what}`, { code: done.code })}
          pending={undoing.isPending}
          onUndo={done.otherId === null ? null : undo}
        />
      )}
      {problem && <ErrorNotice error={problem} />}
      {candidates.length > 0 && (
        <>
          {incident && <h3 className="candidates-title">{t('incidents.candidatesMore')}</h3>}
          <ul className="candidates">
            {candidates.map((candidate) => (
              <CandidateItem
                key={candidate.ticket.id}
                candidate={candidate}
                pending={join.isPending && join.variables.withId === candidate.ticket.id}
                onJoin={mayWrite ? () => joinWith(candidate) : null}
              />
            ))}
          </ul>
        </>
      )}
    </ContextSection>
  );
}

type CandidateItemProps = {
  readonly candidate: IncidentCandidate;
  readonly pending: boolean;
  readonly onJoin: (() => void) | null;
};

function CandidateItem({ candidate, pending, onJoin }: CandidateItemProps) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const { ticket, reasons, score, incident } = candidate;
  return (
    <li>
      <Link to="/t/$ticketId" params={{ ticketId: ticket.id }}>
        {ticket.subject || ticket.code}
      </Link>
      <p className="muted small">
        {pick(ticketStateLabels[ticket.state])}, {shortDate(ticket.createdAt, lang, now)}
        {incident && `, ${t('incidents.inIncident', { title: incident.title })}`}
      </p>
      <p className="candidate-why small">{reasons.map(pick).join(', ')}</p>
      <div className="candidate-tasks">
        <span className="muted small">{t('incidents.sure', { percent: String(Math.round(score * 100)) })}</span>
        {onJoin && (
          <Button
            size="compact-sm"
            variant="default"
            loading={pending}
            onClick={onJoin}
            aria-label={t('incidents.joinOf', { code: ticket.code })}
          >
            {t('incidents.join')}
          </Button>
        )}
      </div>
    </li>
  );
}
