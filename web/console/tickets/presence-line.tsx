import { useWords } from '../i18n/use-words.ts';
import { useViewers } from '../live/live-context.ts';
import { useMe } from '../shell/me-context.ts';

/** Who else is here, and who is writing, so that two people do not do one thing twice. */
export function PresenceLine({ ticketId }: { readonly ticketId: string }) {
  const { t } = useWords();
  const me = useMe();
  const others = useViewers(ticketId).filter((viewer) => viewer.id !== me.id);
  const names = (list: typeof others) => [...new Set(list.map((viewer) => viewer.name))].join(', ');
  const typing = others.filter((viewer) => viewer.typing);
  const viewing = others.filter((viewer) => !viewer.typing);
  return (
    <div className="presence" role="status">
      {typing.length > 0 && <span className="presence-typing">{t('tickets.typing', { names: names(typing) })}</span>}
      {viewing.length > 0 && <span>{t('tickets.viewing', { names: names(viewing) })}</span>}
    </div>
  );
}
