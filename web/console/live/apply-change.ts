import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { TicketChanged } from '../../../src/contract/live.ts';
import type { TicketDetail, TicketPage } from '../../../src/contract/tickets.ts';

type Lists = InfiniteData<TicketPage, string | null>;

/**
 * Shows a change at once where that is certain: rows that are on the page are replaced, rows out of the viewer's scope
 * are taken away. Where a row now belongs is the server's to say; the caller refreshes the lists soon after.
 */
export function applyChange(client: QueryClient, change: TicketChanged): void {
  client.setQueriesData<Lists>({ queryKey: ['tickets'] }, (lists) => (lists ? withChange(lists, change) : lists));
  const details = client.getQueriesData<TicketDetail>({ queryKey: ['ticket'] });
  for (const [key, detail] of details) {
    const shown = detail?.id === change.id || key[1] === change.id || key[1] === change.row?.code;
    // An answer to our own action has brought this version already.
    const level = detail !== undefined && change.row !== null && detail.version > change.row.version;
    if (shown && !level) void client.invalidateQueries({ queryKey: key, exact: true });
  }
}

function withChange(lists: Lists, change: TicketChanged): Lists {
  const pages = lists.pages.map((page) => {
    const at = page.items.findIndex((row) => row.id === change.id);
    const old = page.items[at];
    if (!old) return page;
    const { row } = change;
    if (!row) return { ...page, items: page.items.filter((item) => item.id !== change.id) };
    if (old.version > row.version) return page;
    return { ...page, items: page.items.with(at, row) };
  });
  return { ...lists, pages };
}
