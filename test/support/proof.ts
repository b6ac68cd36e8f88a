import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

/** A challenge of the hub's portal for one thing. */
export async function askChallenge(hubUrl: string, form: string, about: string): Promise<Challenge> {
  const answer = await fetch(`${hubUrl}/gui/proof?form=${form}&about=${about}`, {
    headers: { accept: 'application/json' },
  });
  if (answer.status !== 200) throw new Error(`a challenge was refused: ${answer.status} ${await answer.text()}`);
  // The hub's own answer, as its package describes it.
  return (await answer.json()) as Challenge;
}

/** The work that a browser does beside the page: what the form carries as `altcha`. */
export async function prove(hubUrl: string, form: string, about: string): Promise<string> {
  const challenge = await askChallenge(hubUrl, form, about);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
