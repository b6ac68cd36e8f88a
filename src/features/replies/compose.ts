import type { OutboundMessage } from '../../channels/outbound.ts';
import { describePromise } from '../../domain/sla/describe.ts';
import { trackingToken } from '../../domain/ticket/code.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { fillTemplate } from '../../lib/template.ts';
import { linkedWords } from './message-files.ts';
import { templateFor } from '../reference/reference-service.ts';
import type { Sendable } from './delivery-store.ts';

/** Subject and text of a message as the sender gets it: staff's words inside the channel's template of its kind. */
export function compose(
  message: Pick<Sendable, 'kind' | 'lang' | 'code' | 'subject' | 'text' | 'assignmentAgency' | 'promisedAt'>,
  input: {
    readonly channel: string;
    readonly reference: ReferenceData;
    readonly publicUrl: string;
    readonly key: string;
    /** How many files do not come with the message. */
    readonly linkedFiles: number;
  },
): Pick<OutboundMessage, 'subject' | 'text' | 'publicText' | 'facts'> {
  const { reference } = input;
  const lang = message.lang === 'en' ? 'en' : 'vi';
  const template = templateFor(reference, { kind: message.kind, channel: input.channel, lang });
  const agency = signature(reference, message.assignmentAgency ?? 'trung-tam-1022')[lang];
  const values = {
    code: message.code,
    text: message.text,
    agency,
    promise: message.promisedAt ? describePromise(message.promisedAt.getTime(), 'Asia/Ho_Chi_Minh', lang) : '',
    link: `${input.publicUrl}/t/${message.code}/${trackingToken(message.code, input.key)}`,
  };
  const inPublic = templateFor(reference, { kind: 'public', channel: input.channel, lang });
  const open = {
    facts: { code: values.code, agency: values.agency, link: values.link },
    publicText: inPublic
      ? fillTemplate(inPublic.body, { code: values.code, agency: values.agency }).trim()
      : values.code,
  };
  // These were filled when they were written; only the private link waited for its reader.
  if (message.kind === 'ack' || message.kind === 'status')
    return { ...open, subject: message.subject ?? '', text: fillTemplate(message.text, { link: values.link }) };
  const text = template ? fillTemplate(template.body, values).trim() : `${message.text}\n\n${values.link}`;
  const files = linkedWords(input.linkedFiles, lang, text.includes(values.link) ? null : values.link);
  return {
    ...open,
    subject: template ? fillTemplate(template.subject ?? '[{{code}}]', values) : `[${message.code}]`,
    text: files === null ? text : `${text}\n\n${files}`,
  };
}

// The agency's own name, also where it was retired since: it is the one that wrote.
function signature({ names }: ReferenceData, code: string) {
  return names.agencies.get(code) ?? { vi: code, en: code };
}
