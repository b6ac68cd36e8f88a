import { fileProblems, type AttachmentView } from '../../contract/attachments.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { soundType } from '../../lib/sound-types.ts';
import type { AttachmentRecord } from '../../domain/ticket/records.ts';

/** A file as staff see it. An infected one has no address at all. */
export function presentAttachment(record: AttachmentRecord, actor: StaffActor): AttachmentView {
  const address = `/api/v1/attachments/${record.id}`;
  const isOpen = record.scan !== 'infected';
  const isPicture = isOpen && record.shownKey !== null;
  return {
    id: record.id,
    name: record.name,
    type: record.type,
    size: record.size,
    pictureUrl: isPicture ? `${address}/picture` : null,
    soundUrl: isOpen && soundType(record.type) !== null ? `${address}/sound` : null,
    downloadUrl: isOpen ? address : null,
    originalUrl: isPicture && may(actor, 'attachment:original') ? `${address}/original` : null,
    inline: record.inline,
    width: record.width,
    height: record.height,
    scan: record.scan,
    problem: fileProblems.find((problem) => problem === record.problem) ?? null,
  };
}
