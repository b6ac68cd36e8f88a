import type { DomNode, FormatCallback } from 'html-to-text';

type RecursiveCallback = Parameters<FormatCallback>[1];
type BlockTextBuilder = Parameters<FormatCallback>[2];

type Cell = { readonly text: string };

/**
 * Writes an HTML table as text: rows of one-line cells as 'a | b', all others cell below cell. Mail uses tables for data and
 * for layout alike, and columns padded with blanks would be unreadable for the second.
 */
export function formatMailTable(table: DomNode, walk: RecursiveCallback, builder: BlockTextBuilder): void {
  builder.openTable();
  writeRows(table, walk, builder);
  builder.closeTable({ tableToString, leadingLineBreaks: 1, trailingLineBreaks: 1 });
}

function writeRows(parent: DomNode, walk: RecursiveCallback, builder: BlockTextBuilder): void {
  for (const node of parent.children ?? []) {
    if (['thead', 'tbody', 'tfoot', 'center', 'form'].includes(node.name ?? '')) writeRows(node, walk, builder);
    else if (node.name === 'tr') writeRow(node, walk, builder);
    else if (node.name === 'caption') writeSingle([node], walk, builder);
    else if (node.type === 'text' && (node.data ?? '').trim() !== '') writeSingle([node], walk, builder);
  }
}

function writeRow(row: DomNode, walk: RecursiveCallback, builder: BlockTextBuilder): void {
  builder.openTableRow();
  for (const cell of row.children ?? []) {
    if (cell.name !== 'td' && cell.name !== 'th') continue;
    builder.openTableCell();
    walk(cell.children ?? [], builder);
    builder.closeTableCell();
  }
  builder.closeTableRow();
}

/** Words that stand in a table outside its cells are kept as a row. */
function writeSingle(nodes: DomNode[], walk: RecursiveCallback, builder: BlockTextBuilder): void {
  builder.openTableRow();
  builder.openTableCell();
  walk(nodes, builder);
  builder.closeTableCell();
  builder.closeTableRow();
}

function tableToString(rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => cell.text.trim()).filter((text) => text !== ''))
    .filter((texts) => texts.length > 0)
    .map((texts) => texts.join(texts.some((text) => text.includes('\n')) ? '\n' : ' | '))
    .join('\n');
}
