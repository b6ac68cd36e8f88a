import type { JSX } from 'react';

type Block =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'points' | 'steps'; readonly lines: readonly string[] };

const point = /^[-•]\s+/u;
const step = /^\d{1,2}[.)]\s+/u;

/** Reads plain text as people write it: empty lines part paragraphs, `- ` begins a point, `1. ` a step. */
function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') {
      isOpen = false;
      continue;
    }
    const kind = point.test(line) ? 'points' : step.test(line) ? 'steps' : 'text';
    const last = blocks.at(-1);
    const words = line.replace(kind === 'points' ? point : kind === 'steps' ? step : /^/u, '');
    if (isOpen && last?.kind === kind) last.lines.push(words);
    else blocks.push({ kind, lines: [words] });
    isOpen = true;
  }
  return blocks;
}

/** The text of an article. */
export function ArticleBody({ text }: { readonly text: string }): JSX.Element {
  return (
    <div className="article-body">
      {blocksOf(text).map(({ kind, lines }, index) => {
        // Blocks have no name but their place.
        if (kind === 'text') return <p key={index}>{lines.join(' ')}</p>;
        const items = lines.map((line) => <li key={line}>{line}</li>);
        return kind === 'steps' ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
      })}
    </div>
  );
}
