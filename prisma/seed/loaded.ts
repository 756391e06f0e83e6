import { Client } from 'pg';

/** Slugs of the two meetings of the sample. */
export const sampleSlugs = ['grcp7', 'grcp-next'] as const;

/** Slug of the nth further meeting, counted from 1. */
export function volumeSlug(number: number): string {
  return `illustrative-${number}`;
}

/** How a load of the reference data is remembered among the mutations that converge when they are repeated. */
export const referenceClaim = { actor: 'system', action: 'reference.load' } as const;

/** What is in the database already. One statement over a bare connection: a start with nothing to do must not wait for more. */
export async function readLoaded(
  url: string,
  stamp: string,
): Promise<{ reference: boolean; slugs: ReadonlySet<string> }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ reference: boolean; slugs: string[] | null }>(
      `SELECT EXISTS (SELECT 1 FROM "IdempotencyKey" WHERE actor = $1 AND action = $2 AND key = $3) AS reference,
              (SELECT array_agg(slug) FROM "Meeting" WHERE illustrative) AS slugs`,
      [referenceClaim.actor, referenceClaim.action, stamp],
    );
    return { reference: rows[0]?.reference ?? false, slugs: new Set(rows[0]?.slugs ?? []) };
  } finally {
    await client.end();
  }
}
