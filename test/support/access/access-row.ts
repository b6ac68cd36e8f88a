/** What is said of one route of the API, by its method and path (`post /tickets/:id/note`). */
export type AccessRow = {
  /** Nobody signs in. */
  readonly open?: true;
  /** Agencies have no part in it. */
  readonly centre?: true;
  /** What `:id` in its address names. */
  readonly ids?:
    'ticket' | 'message' | 'attachment' | 'receipt' | 'channel' | 'contact' | 'call' | 'incident' | 'model' | 'rules';
  /** Whose part it is, where operators have none in it. */
  readonly by?: 'administrator';
  /** What somebody with the right could send. */
  readonly body?: object;
};
