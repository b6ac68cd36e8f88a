import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { decodeText } from '../domain/mail/decode-text.ts';
import { trimReply } from '../domain/mail/trim-reply.ts';
import { findEntities } from '../domain/text/entities.ts';
import { normalise } from '../domain/text/normalise.ts';

/** `hub text`: the forms of a text as the hub sees them, what it names, and what a person wrote of a mail. */
export function textCommand(): Command {
  const fold = new Command('fold')
    .description('print a text in lower case without diacritics')
    .argument('<text>', 'the text')
    .option('--json', 'print the shown, canonical and folded form as JSON')
    .exitOverride()
    .action((text: string, { json }: { json?: true }) => {
      const forms = normalise(text);
      process.stdout.write(`${json === true ? JSON.stringify(forms) : forms.folded}\n`);
    });
  const entities = new Command('entities')
    .description('print the telephone numbers, codes, dates and addresses that a text names, one a line')
    .argument('<text>', 'the text')
    .option('--json', 'print them with kind, value and place as JSON')
    .exitOverride()
    .action((text: string, { json }: { json?: true }) => {
      const { shown } = normalise(text);
      const found = findEntities(shown);
      if (json === true) process.stdout.write(`${JSON.stringify(found)}\n`);
      else for (const { kind, start, end } of found) process.stdout.write(`${kind}\t${shown.slice(start, end)}\n`);
    });
  const trim = new Command('trim')
    .description('print what the person wrote of a mail text, without quotes and signatures')
    .argument('<file>', 'a plain text as the mail carried it')
    .option('--json', 'print {text} as JSON')
    .exitOverride()
    .action(async (file: string, { json }: { json?: true }) => {
      const text = trimReply(decodeText(await readFile(file)).text);
      process.stdout.write(json === true ? `${JSON.stringify({ text })}\n` : text === '' ? '' : `${text}\n`);
    });
  return new Command('text')
    .description('what the hub makes of a text')
    .exitOverride()
    .addCommand(fold)
    .addCommand(entities)
    .addCommand(trim);
}
