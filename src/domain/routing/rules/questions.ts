import type { Formula, Literal } from './formula.ts';

/** One thing that a condition asks: a value among some, or one of some words or marks. */
export type Question = { readonly about: string; readonly answers: ReadonlySet<string> };

function isPlain(formula: Formula): formula is Literal {
  return formula.kind !== 'all' && formula.kind !== 'any';
}

function answerOf(literal: Literal): { about: string; answers: readonly string[] } | null {
  switch (literal.kind) {
    case 'phrase':
      return literal.holds ? { about: 'words', answers: [literal.phrase.key] } : null;
    case 'mark':
      return { about: literal.key.split(':')[0] ?? '', answers: [`${literal.holds}:${literal.key}`] };
    case 'value':
      return literal.holds ? { about: literal.of, answers: [...literal.values] } : null;
    case 'near':
    case 'minutes':
      return null;
  }
}

function questionOf(formula: Formula): Question | null {
  if (formula.kind === 'all') return null;
  const literals: readonly Formula[] = formula.kind === 'any' ? formula.of : [formula];
  const answers = literals.map((one) => (isPlain(one) ? answerOf(one) : null));
  const about = answers[0]?.about;
  if (about === undefined || answers.some((one) => one?.about !== about)) return null;
  return { about, answers: new Set(answers.flatMap((one) => one?.answers ?? [])) };
}

/** What a condition asks, all of which must be answered; null: it is no such list. */
export function questionsOf(formula: Formula): Question[] | null {
  const parts: readonly Formula[] = formula.kind === 'all' ? formula.of : [formula];
  const questions: Question[] = [];
  for (const part of parts) {
    const question = questionOf(part);
    if (question === null) return null;
    questions.push(question);
  }
  return questions;
}

function meet(one: Question, other: Question): boolean {
  if (one.about !== other.about) return false;
  for (const answer of one.answers) if (other.answers.has(answer)) return true;
  return false;
}

/** Whether two conditions ask the same things and accept some of the same answers to each: "words A or B" and "words B or C". */
export function areAlike(mine: readonly Question[] | null, theirs: readonly Question[] | null): boolean {
  if (mine === null || theirs === null || mine.length !== theirs.length) return false;
  return mine.every((question) => theirs.some((another) => meet(question, another)));
}
