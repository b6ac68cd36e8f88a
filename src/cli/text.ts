import { Command } from 'commander';
import { normalise } from '../domain/text/normalise.ts';

/** `hub text`: the forms of a text as the hub sees them. */
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
  return new Command('text').description('what the hub makes of a text').exitOverride().addCommand(fold);
}
