import { useState } from 'react';
import type { IncidentDetail } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { PointsSketch } from '../map/points-sketch.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useReference } from '../shell/use-reference.ts';
import { DoneLine } from './done-line.tsx';
import { IncidentHeader, type IncidentTask } from './incident-header.tsx';
import { IncidentTickets } from './incident-tickets.tsx';
import { IncidentTimeline } from './incident-timeline.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useIncidentActions } from './use-incident-actions.ts';

/** What was done on this page last, and the step that undoes it. */
type Done = { readonly what: IncidentTask | 'split'; readonly code: string; readonly undo: (() => void) | null };

const wayBack: Readonly<Partial<Record<IncidentTask, 'reopen'>>> = { dismiss: 'reopen', end: 'reopen' };

/** One incident: how large it is, where, which tickets, what happened, and what can be done. */
export function IncidentView({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useWords();
  const reference = useReference();
  const { change, join, split } = useIncidentActions();
  const [renaming, setRenaming] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { id } = incident;
  const step = (what: Exclude<IncidentTask, 'rename'>) => {
    const back = wayBack[what];
    const undo = back ? () => change.mutate({ id, step: back }, { onSuccess: () => setDone(null) }) : null;
    change.mutate({ id, step: what }, { onSuccess: () => setDone({ what, code: '', undo }) });
  };
  const splitOff = (ticket: { readonly id: string; readonly code: string }) => {
    const other = incident.rows.find((row) => row.id !== ticket.id);
    const undo = other
      ? () => join.mutate({ ticketId: ticket.id, withId: other.id }, { onSuccess: () => setDone(null) })
      : null;
    split.mutate(ticket.id, { onSuccess: () => setDone({ what: 'split', code: ticket.code, undo }) });
  };
  const problem = change.error ?? split.error ?? join.error;
  const exact = incident.points.filter((point) => point.exact).length;
  return (
    <article className="detail incident" aria-labelledby="incident-title">
      <IncidentHeader
        incident={incident}
        pending={change.isPending}
        onTask={(task) => (task === 'rename' ? setRenaming(true) : step(task))}
      />
      {done && (
        <DoneLine
          words={t(`incidents.done_${done.what}`, { code: done.code })}
          pending={change.isPending || join.isPending}
          onUndo={done.undo}
        />
      )}
      {problem && !renaming && <ErrorNotice error={problem} />}
      <dl className="incident-figures" aria-label={t('incidents.figures')}>
        <div>
          <dt>{t('incidents.figureTickets')}</dt>
          <dd>{incident.tickets}</dd>
        </div>
        <div>
          <dt>{t('incidents.figureOpen')}</dt>
          <dd>{incident.openTickets}</dd>
        </div>
        <div>
          <dt>{t('incidents.figureMeToo')}</dt>
          <dd>{incident.meToo}</dd>
        </div>
      </dl>
      <div className="incident-body">
        <IncidentTickets
          incident={incident}
          splitting={split.isPending ? split.variables : null}
          onSplit={incident.actions.includes('split') ? splitOff : null}
        />
        <div className="incident-side">
          <section aria-labelledby="incident-map">
            <h2 id="incident-map">{t('incidents.map')}</h2>
            {incident.points.length === 0 && <p className="muted">{t('incidents.noPoints')}</p>}
            {reference && (
              <PointsSketch
                points={incident.points}
                communes={reference.communes}
                label={t('incidents.mapLabel', { count: exact || incident.points.length })}
              />
            )}
          </section>
          <IncidentTimeline incident={incident} />
        </div>
      </div>
      {renaming && (
        <RenameDialog
          title={incident.title}
          mutation={change}
          onClose={() => setRenaming(false)}
          onSave={(title) =>
            change.mutate(
              { id, step: 'rename', title },
              {
                onSuccess: () => {
                  setRenaming(false);
                  const undo = () =>
                    change.mutate({ id, step: 'rename', title: incident.title }, { onSuccess: () => setDone(null) });
                  setDone({ what: 'rename', code: '', undo });
                },
              },
            )
          }
        />
      )}
    </article>
  );
}
