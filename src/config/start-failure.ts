/** A reason not to start that a person can act on: `message` is one line saying what is wrong and what to do. No stack is shown; exit code 1. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** The one line behind any error met while starting: known system errors are put into words, the rest keeps its own message. */
export function explainStart(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'The disk is full: free some space and start again.';
  if (code === 'EDQUOT') return 'The disk quota is used up: free some space and start again.';
  if (code === 'EROFS')
    return `The disk is read-only: set HUB_DATA to a folder that can be written. (${error.message})`;
  if (code === 'EACCES' || code === 'EPERM')
    return `Not permitted: ${error.message}. Start as the user that owns the data, or set HUB_DATA.`;
  if (code === 'ECONNREFUSED') return `A server that the hub needs does not answer (${error.message || code}).`;
  return error.message.split('\n')[0] || error.name;
}
