/** The bounce after which agencies have had their say: a supervisor decides. */
export const bouncesToDispute = 3;

/** Agencies that refused a ticket with a reason: gave it back, or passed it on. Who was merely withdrawn refused nothing. */
export function refusalsOf<
  Assignment extends { readonly state: string; readonly returnReason: string | null; readonly agencyCode: string },
>(assignments: readonly Assignment[]): (Assignment & { readonly returnReason: string })[] {
  return assignments.flatMap((assignment) =>
    assignment.state === 'returned' && assignment.returnReason !== null
      ? [{ ...assignment, returnReason: assignment.returnReason }]
      : [],
  );
}
