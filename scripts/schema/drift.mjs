import { withClient } from '../postgres/connect.mjs';

/** What the two databases are compared by: each query gives rows of (kind, what). */
const SHAPE = `
  SELECT 'column' AS kind, format('%s.%s %s%s%s%s', c.table_name, c.column_name,
      format_type(a.atttypid, a.atttypmod), CASE WHEN c.is_nullable = 'YES' THEN '' ELSE ' not null' END,
      ' default ' || c.column_default, ' generated ' || nullif(a.attgenerated::text, '')) AS what
    FROM information_schema.columns c
    JOIN pg_attribute a ON a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
    JOIN information_schema.tables t USING (table_schema, table_name)
   WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
  UNION ALL
  SELECT CASE WHEN contype IN ('c', 'x') OR obj_description(oid, 'pg_constraint') IS NOT NULL THEN 'rule' ELSE 'constraint' END,
      format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
     AND conrelid <> coalesce(to_regclass('public._prisma_migrations'), 0)
  UNION ALL
  SELECT CASE WHEN i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR i.indnullsnotdistinct OR m.amname <> 'btree' THEN 'rule' ELSE 'index' END,
      pg_get_indexdef(i.indexrelid)
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_am m ON m.oid = x.relam
   WHERE x.relnamespace = 'public'::regnamespace
     AND i.indrelid <> coalesce(to_regclass('public._prisma_migrations'), 0)
  UNION ALL
  SELECT 'enum', format('%s: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
   WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`;

/** Kinds of things a migration may add by hand, because a Prisma schema cannot say them. */
const BY_HAND = ['rule'];

/**
 * How a database made by the migrations differs from one made straight from the schema. Checks, exclusions and
 * partial, expression, nulls-not-distinct or non-btree indexes that only the migrations have are no difference: they are
 * written by hand. So is a foreign key with a COMMENT, which says why it is there.
 * @param {string} migratedUrl
 * @param {string} schemaUrl
 * @returns {Promise<string[]>} one line for each difference; none when they agree
 */
export async function findDrift(migratedUrl, schemaUrl) {
  const [migrated, schema] = await Promise.all([migratedUrl, schemaUrl].map(shapeOf));
  const missing = [...schema]
    .filter(([what]) => !migrated.has(what))
    .map(([what, kind]) => `only in the schema: ${kind} ${what}`);
  const surplus = [...migrated]
    .filter(([what, kind]) => !schema.has(what) && !BY_HAND.includes(kind))
    .map(([what, kind]) => `only in the migrations: ${kind} ${what}`);
  return [...missing, ...surplus].sort();
}

function shapeOf(url) {
  return withClient(
    url,
    async (client) => new Map((await client.query(SHAPE)).rows.map((row) => [row.what, row.kind])),
  );
}
