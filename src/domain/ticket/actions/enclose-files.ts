import { HubError } from '../../../lib/errors.ts';
import type { AttachmentRecord, KeptFile, TicketChanges } from '../records.ts';

/** The step with the names of the files in the event that tells of their message. */
function named(changes: TicketChanges, messageId: string, files: readonly Pick<KeptFile, 'name'>[]): TicketChanges {
  const names = files.map((file) => file.name);
  return {
    ...changes,
    events: changes.events.map((event) =>
      event.data['messageId'] === messageId ? { ...event, data: { ...event.data, files: names } } : event,
    ),
  };
}

/** The step with files that go with the message it writes. */
export function encloseFiles(changes: TicketChanges, files: readonly KeptFile[], at: Date): TicketChanges {
  const [message] = changes.messages ?? [];
  if (!message || files.length === 0) return changes;
  const attachments = files.map((file) => ({
    ...file,
    ticketId: message.ticketId,
    messageId: message.id,
    createdAt: at,
  }));
  return { ...named(changes, message.id, files), attachments: [...(changes.attachments ?? []), ...attachments] };
}

/** The step that sends a message with the files it has. Throws where one of them carries malware: such a file goes nowhere. */
export function releaseFiles(changes: TicketChanges, files: readonly AttachmentRecord[]): TicketChanges {
  const infected = files.find((file) => file.scan === 'infected');
  if (infected) {
    throw new HubError('conflict', 'file_infected', {
      vi: `Tệp “${infected.name}” có mã độc nên không gửi được. Hãy yêu cầu sửa để cán bộ bỏ tệp này.`,
      en: `The file “${infected.name}” carries malware and cannot be sent. Send the answer back so that it is taken out.`,
    });
  }
  const [message] = changes.messages ?? [];
  return message && files.length > 0 ? named(changes, message.id, files) : changes;
}
