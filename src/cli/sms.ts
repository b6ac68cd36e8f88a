import { Command } from 'commander';
import { smsText } from '../domain/text/sms.ts';
import { countSegments } from '../lib/sms/segments.ts';

/** `hub sms`: what a text costs as SMS, as it stands and as the hub sends it by default. */
export function smsCommand(): Command {
  const segments = new Command('segments')
    .description('count the SMS segments of a text, with and without diacritics')
    .argument('<text>', 'the text')
    .option('--json', 'print {text, encoding, segments, characters, parts, plain} as JSON')
    .exitOverride()
    .action((text: string, { json }: { json?: true }) => {
      const asItIs = measure(smsText(text, { diacritics: true }));
      const plain = measure(smsText(text, { diacritics: false }));
      if (json === true) process.stdout.write(`${JSON.stringify({ ...asItIs, plain })}\n`);
      else process.stdout.write(`${describe(asItIs)}\nwithout diacritics: ${describe(plain)}\n`);
    });
  return new Command('sms').description('text messages').exitOverride().addCommand(segments);
}

function measure(text: string) {
  const { count, ...rest } = countSegments(text);
  return { text, segments: count, ...rest };
}

function describe({ segments, encoding, characters }: ReturnType<typeof measure>): string {
  return `${segments} SMS, ${encoding}, ${characters} characters`;
}
