import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { bringIntoView } from './bring-into-view.ts';

type NoticeProps = { readonly tone: 'red' | 'amber'; readonly title?: string; readonly children: ReactNode };

/** Something that must be read, beside what it is about; in a long dialog it may appear below the fold. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Icon = tone === 'red' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className="notice" data-tone={tone} role="alert" ref={bringIntoView}>
      <Icon size={20} aria-hidden="true" />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
