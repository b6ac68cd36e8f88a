import type { IdentityKind } from '../../channels/kinds.ts';
import type { Sql } from '../../platform/sql.ts';

const byAddress = {
  name: 'identity-name',
  text: `SELECT "identity"."name" AS "name" FROM "identity" WHERE "identity"."kind" = $1 AND "identity"."address" = $2`,
};

/** The name that an address is known by; null: nobody has it yet, or it has no name. */
export async function knownName(
  sql: Sql,
  who: { readonly kind: IdentityKind; readonly address: string },
): Promise<string | null> {
  const [row] = await sql.query<{ name: string | null }>(byAddress, [who.kind, who.address]);
  return row?.name ?? null;
}
