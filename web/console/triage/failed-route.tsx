type FailedRouteProps = { readonly id: string; readonly words: string; readonly label: string };

/** What to do about a decision that was not carried out. Notifications stand outside the router, so this is a plain link. */
export function FailedRoute({ id, words, label }: FailedRouteProps) {
  return (
    <>
      <span>{words} </span>
      <a href={`/console/t/${encodeURIComponent(id)}`}>{label}</a>
    </>
  );
}
