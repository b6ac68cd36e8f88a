/** Gives the answer to a challenge for one thing; '' where it cannot be had (no https, an old browser). */
export type Prove = (form: 'report' | 'code' | 'chat', about: string) => Promise<string>;

/** The challenge itself; throws when the hub cannot be reached. */
export async function fetchChallenge(...[form, about]: Parameters<Prove>): Promise<unknown> {
  const answer = await fetch(`/gui/proof?form=${form}&about=${about}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
