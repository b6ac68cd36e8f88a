export const roles = ['operator', 'officer', 'lead', 'supervisor', 'inspector', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Who acts: a signed-in member of staff. Identity comes from the session, never from a body. */
export type StaffActor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Of officers and leads; null for the centre's own people. */
  readonly agency: string | null;
};

/** People who see the whole province's tickets. */
export function seesAll(role: Role): boolean {
  return role !== 'officer' && role !== 'lead';
}
