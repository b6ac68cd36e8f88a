type Words = { readonly vi: string; readonly en: string };

/** Somebody of an agency to whom cases can be given. Days are those of the province, `YYYY-MM-DD`, the last one included. */
export type AgencyPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: 'officer' | 'lead';
  readonly teamId: string | null;
  /** So many open cases at most are given by the hub. */
  readonly capacity: number;
  readonly openCases: number;
  readonly langs: readonly string[];
  readonly awayFrom: string | null;
  readonly awayUntil: string | null;
};

/** People who share matters or places; no categories or no communes: all of them. */
export type AgencyTeam = {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly units: readonly string[];
};

/** An agency from within, and who there handled this sender's last case. */
export type AgencyPeople = {
  readonly people: readonly AgencyPerson[];
  readonly teams: readonly AgencyTeam[];
  readonly previous: { readonly officerId: string; readonly code: string } | null;
};

export type OfficerQuestion = AgencyPeople & {
  readonly category: string | null;
  readonly unit: string | null;
  readonly lang: string;
  readonly day: string;
  /** Only within this team. */
  readonly team: string | null;
  /** A rule names this person. */
  readonly named: string | null;
};

/** `officer` null: nobody is there who could take one more; `why` says so. */
export type OfficerChoice = {
  readonly officer: AgencyPerson | null;
  readonly team: AgencyTeam | null;
  readonly why: readonly Words[];
};

/** Whether somebody is away on this day. An absence without an end lasts. */
export function isAway(person: Pick<AgencyPerson, 'awayFrom' | 'awayUntil'>, day: string): boolean {
  if (person.awayFrom === null && person.awayUntil === null) return false;
  return (person.awayFrom ?? '') <= day && day <= (person.awayUntil ?? '9999-12-31');
}

function hasRoom(person: AgencyPerson): boolean {
  return person.openCases < person.capacity;
}

/** How well a team fits: 3 its matter and its commune, 2 its matter, 1 its commune, 0 all matters; -1 not its case. */
function fitOf(team: AgencyTeam, { category, unit }: OfficerQuestion): number {
  const matter = team.categories.length === 0 ? 0 : category !== null && team.categories.includes(category) ? 2 : -1;
  const place = team.units.length === 0 ? 0 : unit !== null && team.units.includes(unit) ? 1 : -1;
  return matter < 0 || place < 0 ? -1 : matter + place;
}

function teamWords(team: AgencyTeam, fit: number): Words {
  const [vi, en] =
    fit === 3
      ? ['phụ trách lĩnh vực và địa bàn này', 'which takes this matter and place']
      : fit === 2
        ? ['phụ trách lĩnh vực này', 'which takes this matter']
        : fit === 1
          ? ['phụ trách địa bàn này', 'which takes this place']
          : ['nhận mọi việc', 'which takes everything'];
  return { vi: `Thuộc ${team.name}, ${vi}.`, en: `In ${team.name}, ${en}.` };
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function leastLoaded(people: readonly AgencyPerson[]): AgencyPerson | undefined {
  const share = (person: AgencyPerson) => person.openCases / person.capacity;
  return people.toSorted((a, b) => share(a) - share(b) || a.openCases - b.openCases || byId(a, b))[0];
}

function loadWords(person: AgencyPerson, among: number): Words {
  const load = `${person.openCases}/${person.capacity}`;
  return among === 1
    ? { vi: `Đang có ${load} hồ sơ.`, en: `Has ${load} open cases.` }
    : {
        vi: `Đang có ${load} hồ sơ, ít nhất so với sức nhận trong ${among} người.`,
        en: `Has ${load} open cases, the least for their capacity of ${among} people.`,
      };
}

/** Those who can take one more today, and words about those who cannot. */
function thoseFree(people: readonly AgencyPerson[], day: string): { free: AgencyPerson[]; why: Words[] } {
  const away = people.filter((person) => isAway(person, day));
  const full = people.filter((person) => !isAway(person, day) && !hasRoom(person));
  const names = (list: readonly AgencyPerson[]) => list.map((person) => person.name).join(', ');
  const why: Words[] = [];
  if (away.length > 0) why.push({ vi: `Đang vắng: ${names(away)}.`, en: `Away: ${names(away)}.` });
  if (full.length > 0) why.push({ vi: `Đã đủ việc: ${names(full)}.`, en: `Has no room: ${names(full)}.` });
  return { free: people.filter((person) => !isAway(person, day) && hasRoom(person)), why };
}

function speakers(
  free: readonly AgencyPerson[],
  lang: string,
): { readonly people: readonly AgencyPerson[]; readonly why: Words[] } {
  const speak = free.filter((person) => person.langs.includes(lang));
  if (speak.length === 0)
    return {
      people: free,
      why: [{ vi: 'Không ai rảnh trả lời được bằng ngôn ngữ này.', en: 'Nobody free answers in this language.' }],
    };
  const why = lang === 'en' ? [{ vi: 'Trả lời được tiếng Anh.', en: 'Answers in English.' }] : [];
  return { people: speak, why };
}

/**
 * Who within an agency gets a case: whom a rule names, who handled this sender before, else of the team that fits best
 * the one who is there, answers in the language and has the fewest open cases for their capacity. Pure and stable: the
 * same people and case always give the same answer. Leads get cases only where an agency has no officers.
 */
export function chooseOfficer(question: OfficerQuestion): OfficerChoice {
  const { day, lang } = question;
  const officers = question.people.filter((person) => person.role === 'officer');
  const all = officers.length > 0 ? officers : question.people;
  const inTeam = question.team === null ? all : all.filter((person) => person.teamId === question.team);
  const teamOf = (id: string | null) => question.teams.find((team) => team.id === id) ?? null;
  const can = (id: string | undefined | null) =>
    inTeam.find((person) => person.id === id && !isAway(person, day) && hasRoom(person));

  const named = can(question.named);
  if (named) {
    const why = { vi: 'Quy tắc chuyển xử lý chỉ định người này.', en: 'A routing rule names this person.' };
    return { officer: named, team: teamOf(named.teamId), why: [why] };
  }
  const known = can(question.previous?.officerId);
  if (known && question.previous) {
    const { code } = question.previous;
    const why = {
      vi: `Đã xử lý phản ánh trước của cùng người gửi (${code}).`,
      en: `Handled the same sender's earlier report (${code}).`,
    };
    return { officer: known, team: teamOf(known.teamId), why: [why, loadWords(known, 1)] };
  }

  const { free, why: unavailable } = thoseFree(inTeam, day);
  const fitting = question.teams
    .map((team) => ({ team, fit: question.team === team.id ? 0 : fitOf(team, question) }))
    .filter(({ team, fit }) => (question.team === null ? fit >= 0 : team.id === question.team))
    .toSorted((a, b) => b.fit - a.fit || byId(a.team, b.team));
  const best = fitting.find(({ team }) => free.some((person) => person.teamId === team.id));
  const first = best ?? fitting[0];
  const candidates = best ? free.filter((person) => person.teamId === best.team.id) : free;
  if (candidates.length === 0)
    return {
      officer: null,
      team: first?.team ?? null,
      why: [{ vi: 'Không còn ai nhận thêm được.', en: 'Nobody can take one more.' }, ...unavailable],
    };
  const able = speakers(candidates, lang);
  const officer = leastLoaded(able.people) ?? null;
  const team = best?.team ?? teamOf(officer?.teamId ?? null);
  return {
    officer,
    team,
    why: [
      ...(best && question.team === null ? [teamWords(best.team, best.fit)] : []),
      ...able.why,
      ...(officer ? [loadWords(officer, able.people.length)] : []),
      ...unavailable,
    ],
  };
}
