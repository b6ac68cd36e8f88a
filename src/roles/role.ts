/** What a process may be; `hub start` is all of them, `hub start --role web` one. */
export const roles = ['web', 'worker', 'poller', 'clock'] as const;
export type Role = (typeof roles)[number];
