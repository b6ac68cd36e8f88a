import { SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { PhoneAppProps } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { Chat } from './chat-app.tsx';
import { PageFeed } from './page-feed.tsx';

/** Both ways by Facebook: a private message, or a comment that everybody reads. */
export function FacebookApp(props: PhoneAppProps): JSX.Element {
  const { w } = useWords();
  const [view, setView] = useState('messenger');
  return (
    <div className="sim-chat-app">
      <SegmentedControl
        fullWidth
        radius="xl"
        className="sim-views"
        value={view}
        onChange={setView}
        aria-label="Facebook"
        data={[
          { value: 'messenger', label: w.messenger },
          { value: 'page', label: w.page },
        ]}
      />
      {view === 'page' ? <PageFeed {...props} /> : <Chat {...props} channel="facebook" />}
    </div>
  );
}
