import type { Automatic } from '../../src/channels/inbound.ts';
import { readDeliveryStatus, reportField, isPermanent, withFailed } from './delivery-report.ts';
import { messageIds, splitMail, type MailHeaders } from './mail-headers.ts';
import type { MimeContent } from './mime.ts';
import { readStructured } from './parameters.ts';
import { failedAddress, isPlainBounce, readPlainBounce } from './plain-bounce.ts';

/** Whether a mail reports the fate of another: a bounce, a delay, a read receipt or a complaint. Null: it does not. */
export function readReport(headers: MailHeaders, subject: string, content: MimeContent): Automatic | null {
  const { value, parameters } = readStructured(headers.first('content-type'));
  const reportType = value === 'multipart/report' ? (parameters.get('report-type')?.toLowerCase() ?? 'unknown') : '';
  const complaint = content.reports.find((report) => report.type === 'message/feedback-report');
  if (reportType === 'feedback-report' || complaint !== undefined) return readComplaint(complaint?.text ?? '');
  if (/^complaint about message from \[?\S{1,100}[.:@]\S/iu.test(subject))
    return { kind: 'complaint', detail: 'subject' };
  if (/notificationType\\?"\s*:\s*\\?"complaint/iu.test(content.text.slice(0, 2000)))
    return { kind: 'complaint', detail: 'notification' };
  const delivery = content.reports.find((report) => report.type.endsWith('delivery-status'));
  if (delivery !== undefined) return completed(readDeliveryStatus(delivery.text), headers, content);
  if (
    reportType === 'disposition-notification' ||
    content.reports.some((report) => report.type === 'message/disposition-notification')
  ) {
    return { kind: 'auto-reply', detail: 'disposition-notification' };
  }
  if (reportType === 'delivery-status' || isPlainBounce(headers, subject, content))
    return readPlainBounce(headers, subject, content);
  // Only programs send reports, of whatever kind.
  return reportType === '' ? null : { kind: 'auto-reply', detail: `report-type: ${reportType.slice(0, 60)}` };
}

function readComplaint(report: string): Automatic {
  return { kind: 'complaint', detail: `feedback-report: ${reportField(report, 'feedback-type') ?? 'unknown'}` };
}

/** A report without a usable address may name it in the words beside it. */
function completed(report: Automatic, headers: MailHeaders, content: MimeContent): Automatic {
  if (report.kind !== 'bounce' || report.failed !== undefined) return report;
  return withFailed(report, failedAddress(headers, content.text.slice(0, 8000), content), isPermanent(report.detail));
}

/** Message-IDs of the mail that a report is about, so that the report finds its ticket. */
export function reportedMessageIds(content: MimeContent): readonly string[] {
  const originals = content.attachments
    .filter((file) => file.type === 'message/rfc822')
    .map((file) => splitMail(file.bytes).headers);
  const heads = content.reports
    .filter((report) => report.type === 'text/rfc822-headers')
    .map((report) => splitMail(Buffer.from(report.text)).headers);
  const attached = [...originals, ...heads].flatMap((original) => messageIds(original.first('message-id')));
  const quoted = /^[\s>]{0,10}message-id:\s*(<[^<>\s]{1,250}>)/imu.exec(content.text)?.[1];
  return quoted === undefined ? attached : [...attached, quoted];
}
