import type { SendWebRequest } from '../../src/contract/simulator.ts';

type EncodedFile = NonNullable<SendWebRequest['files']>[number];

/** A file as the simulator's door takes it. */
export async function encodeFile(file: File): Promise<EncodedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // `fromCharCode` takes its bytes as arguments, of which an engine allows some tens of thousands.
  for (let at = 0; at < bytes.length; at += 0x2000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return { name: file.name, type: file.type || 'application/octet-stream', base64: btoa(binary) };
}
