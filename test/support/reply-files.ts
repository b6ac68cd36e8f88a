import { replyFile, type ReplyFile, type ReplyPurpose } from '../../src/contract/reply-files.ts';
import type { ApiAnswer, StaffClient } from './people.ts';

/** A file as an officer chooses it. */
export type ChosenFile = { readonly name: string; readonly bytes: Buffer };

/** A letter on paper of an agency. */
export function letter(name = 'Công văn trả lời số 12.pdf'): ChosenFile {
  return {
    name,
    bytes: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  };
}

/** Puts a file to words on a ticket; whatever the hub answers. */
export function tryFile(
  client: StaffClient,
  ticketId: string,
  { name, bytes }: ChosenFile,
  purpose: ReplyPurpose = 'answer',
): Promise<ApiAnswer> {
  return client.post(`/tickets/${ticketId}/files`, { purpose, name, base64: bytes.toString('base64') });
}

/** The same where it must be taken. */
export async function putFile(...input: Parameters<typeof tryFile>): Promise<ReplyFile> {
  const answer = await tryFile(...input);
  if (answer.status !== 200) throw new Error(`a file was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  return replyFile.parse(answer.body);
}
