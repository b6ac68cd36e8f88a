import { SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { PhoneAppProps } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { ReportForm } from './report-form.tsx';
import { SentReports } from './sent-reports.tsx';

/** The browser on the phone: the report form, and the tracking pages that it led to. */
export function WebApp({ person, state }: PhoneAppProps): JSX.Element {
  const { w } = useWords();
  const [view, setView] = useState('write');
  const reports = state.reports.filter((report) => report.personId === person.id);
  return (
    <div className="sim-app">
      <SegmentedControl
        fullWidth
        value={view}
        onChange={setView}
        aria-label={w.webTab}
        data={[
          { value: 'write', label: w.write },
          { value: 'sent', label: w.sentReports(reports.length) },
        ]}
      />
      {/* Kept in the page while hidden, so that a half-written report survives a look at the answers. */}
      <div hidden={view !== 'write'}>
        <ReportForm person={person} />
      </div>
      {view === 'sent' && <SentReports reports={reports} />}
    </div>
  );
}
