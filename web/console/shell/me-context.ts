import { createContext, use } from 'react';
import type { Me } from '../../../src/contract/staff.ts';

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only on pages that need one. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe is for pages of signed-in staff');
  return me;
}
