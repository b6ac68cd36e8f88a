import { useEffect } from 'react';
import { bringIntoView } from './bring-into-view.ts';

/** When a bar appears at the lower edge, the field that is being written in comes to rest above it: see `scroll-padding`. */
export function useClearOfBar(isShown: boolean): void {
  useEffect(() => {
    if (isShown && document.activeElement instanceof HTMLElement) bringIntoView(document.activeElement);
  }, [isShown]);
}
