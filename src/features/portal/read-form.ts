import busboy from 'busboy';

export type ReadForm = {
  readonly values: Readonly<Record<string, string>>;
  /** Names of chosen files, as the browser gave them. */
  readonly fileNames: readonly string[];
};

/**
 * Reads the typed fields of a posted form so that they can be shown again; files are skipped. Never throws: of a body
 * that is cut off or no form at all, what could be read is given back. The first value of a repeated field counts.
 */
export function readForm(body: Buffer, contentType: string | undefined): Promise<ReadForm> {
  const values = new Map<string, string>();
  const fileNames: string[] = [];
  return new Promise((resolve) => {
    const done = (): void => resolve({ values: Object.fromEntries(values), fileNames });
    try {
      const parser = busboy({
        headers: { 'content-type': contentType ?? '' },
        defParamCharset: 'utf8',
        limits: { fields: 50, fieldSize: 100_000, files: 20 },
      });
      parser.on('field', (name, value) => {
        if (!values.has(name)) values.set(name, value);
      });
      parser.on('file', (_name, stream, info) => {
        if (info.filename) fileNames.push(info.filename);
        stream.on('error', done).resume();
      });
      parser.on('error', done);
      parser.on('close', done);
      parser.end(body);
    } catch {
      // busboy throws at once when the content type is not a form's.
      done();
    }
  });
}
