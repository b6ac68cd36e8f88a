/** Name of a mark in the browser's store: set while reports wait, so that a page without any need not open the database. */
export const waitingFlag = 'hub-1022-waiting';
