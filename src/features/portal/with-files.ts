type File = { readonly name: string; readonly type: string; readonly bytes: Buffer };

function boundaryOf(contentType: string): string | null {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/** As browsers write a name into a header (HTML, multipart form data): the quote and line ends percent-encoded. */
function headerName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * The posted form with files added as if they had been posted with it, every other byte unchanged: the receipt that is kept
 * of it is then the whole report. Null when the body is no multipart form.
 */
export function withFiles(body: Buffer, contentType: string, files: readonly File[]): Buffer | null {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return null;
  const end = Buffer.from(`--${boundary}--`, 'latin1');
  const at = body.lastIndexOf(end);
  if (at < 0) return null;
  const parts = files.flatMap(({ name, type, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename="${headerName(name)}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([body.subarray(0, at), ...parts, end, Buffer.from('\r\n')]);
}
