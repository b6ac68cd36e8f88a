import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { hasStatus } from '../api/api-error.ts';
import { ErrorNotice } from './error-notice.tsx';

type DetailFrameProps<Detail> = {
  readonly query: UseQueryResult<Detail>;
  /** What is being loaded, for those who cannot see it. */
  readonly loading: string;
  /** Stands where there is no such thing, or none that this person may see. */
  readonly missing: ReactNode;
  /** What was shown stays when it is gone: the page itself says so, because somebody may be writing about it. */
  readonly staysWhenGone?: boolean;
  readonly children: (detail: Detail) => ReactNode;
};

/** One thing beside its list: on its way, there, missing or failed. */
export function DetailFrame<Detail>({
  query,
  loading,
  missing,
  staysWhenGone = false,
  children,
}: DetailFrameProps<Detail>) {
  const { data, error, refetch } = query;
  // What left this person's scope must not stay on the page.
  const isGone = hasStatus(error, 404) || hasStatus(error, 400);
  if (isGone && !(staysWhenGone && data)) return missing;
  if (data) return children(data);
  if (error) {
    return (
      <div className="detail-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="detail-loading" role="status" aria-label={loading}>
      <Skeleton height={26} width="50%" />
      <Skeleton height={14} width="35%" mt={14} />
      <Skeleton height={180} mt={32} />
      <Skeleton height={120} mt={24} />
    </div>
  );
}
