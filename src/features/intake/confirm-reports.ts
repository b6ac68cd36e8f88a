import type { DeliveryReport } from '../../channels/notice.ts';
import type { SentMessage } from '../../channels/outbound.ts';
import type { ChannelLine } from '../channels/account-service.ts';
import type { ClaimedReceipt } from './receipt-store.ts';

/** Tries after which an unsigned report is let go; what it spoke of is asked about in any case. */
const patientAttempts = 4;

/** Asks platforms whether what an unsigned report says is so; answers with what may be believed. */
export type ConfirmReports = (
  line: ChannelLine,
  reports: readonly DeliveryReport[],
  receipt: ClaimedReceipt,
) => Promise<readonly DeliveryReport[]>;

type ConfirmDeps = {
  /** The message of ours that a report is about, by the name that the platform itself gave it; never by the report's. */
  readonly find: (accountId: string, report: DeliveryReport) => Promise<SentMessage | null>;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

async function askedBack(
  sent: SentMessage,
  line: ChannelLine,
  receipt: ClaimedReceipt,
): Promise<readonly DeliveryReport[]> {
  const asked = await line.adapter.askState?.(sent, line);
  if (!asked) return [];
  const { kind, externalId, body } = asked;
  const { receivedAt, headers } = receipt;
  const told = await line.adapter.normalise({ kind, externalId, body, headers, receivedAt }, line);
  return told.type === 'notice' && told.notice.kind === 'delivery'
    ? told.notice.reports.filter((one) => !one.isHearsay)
    : [];
}

/**
 * A failure that nobody signed would send a message elsewhere, or give it up: it counts only when the platform says the same.
 * What contradicts the platform is logged and left out, and the platform's own word taken. Throws while the platform does
 * not answer, so that the receipt waits; after some tries the report is let go.
 */
export function createConfirmReports({ find, log }: ConfirmDeps): ConfirmReports {
  async function confirmed(line: ChannelLine, report: DeliveryReport, receipt: ClaimedReceipt) {
    const about = { account: line.id, receipt: receipt.id.toString() };
    const isPatient = receipt.attempts < patientAttempts;
    const sent = await find(line.id, report);
    // A report may be faster than the answer that names the message: it stays hearsay, and waits.
    if (sent === null && isPatient) return [report];
    if (sent === null) {
      log.warn(about, 'an unsigned report speaks of a message that the platform never named; it is ignored');
      return [];
    }
    try {
      const told = await askedBack(sent, line, receipt);
      if (!told.some((one) => one.state === report.state))
        log.warn(about, 'an unsigned report contradicts the platform; it is ignored');
      return told;
    } catch (error) {
      if (isPatient) throw error;
      log.warn({ ...about, err: error }, 'an unsigned report could not be confirmed; it is ignored');
      return [];
    }
  }

  return async (line, reports, receipt) => {
    const believed: DeliveryReport[] = [];
    for (const report of reports)
      if (report.isHearsay) believed.push(...(await confirmed(line, report, receipt)));
      else believed.push(report);
    return believed;
  };
}
