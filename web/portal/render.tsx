import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PortalPage } from '../../src/contract/portal-pages.ts';
import { WidgetView } from '../widget/page.tsx';
import { Confirm } from './pages/confirm.tsx';
import { ErrorView } from './pages/error.tsx';
import { Home } from './pages/home.tsx';
import { Lookup } from './pages/lookup.tsx';
import { Privacy } from './pages/privacy.tsx';
import { Question } from './pages/question.tsx';
import { Questions } from './pages/questions.tsx';
import { Report } from './pages/report.tsx';
import { Tracking } from './pages/tracking.tsx';

function elementOf(page: PortalPage): JSX.Element {
  switch (page.kind) {
    case 'home':
      return <Home page={page} />;
    case 'report':
      return <Report page={page} />;
    case 'lookup':
      return <Lookup page={page} />;
    case 'tracking':
      return <Tracking page={page} />;
    case 'questions':
      return <Questions page={page} />;
    case 'question':
      return <Question page={page} />;
    case 'privacy':
      return <Privacy page={page} />;
    case 'confirm':
      return <Confirm page={page} />;
    case 'widget':
      return <WidgetView page={page} />;
    case 'error':
      return <ErrorView page={page} />;
  }
}

/** A page of the portal as a whole HTML document. Pure: the same page gives the same bytes. */
export function renderPortalPage(page: PortalPage): string {
  return `<!doctype html>${renderToStaticMarkup(elementOf(page))}`;
}
