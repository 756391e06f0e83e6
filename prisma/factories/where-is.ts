import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { env } from '@/lib/core/env';

/**
 * Every place in which a text stands, in whatever case: "Table.column" of the whole database, "jobs", and the names of stored
 * files. Bytes are searched as well.
 */
export async function whereIs(text: string): Promise<string[]> {
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    const { rows: columns } = await owner.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND (data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY') OR udt_name = 'citext')`,
    );
    const found: string[] = [];
    for (const { table, column } of columns) {
      const asText = `"${column}"::text`;
      const { rowCount } = await owner.query(
        `SELECT 1 FROM "${table}" WHERE ${asText} ILIKE '%' || $1 || '%' OR ${asText} ILIKE '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%' LIMIT 1`,
        [text],
      );
      if (rowCount) found.push(`${table}.${column}`);
    }
    const jobs = await owner.query(
      `SELECT 1 FROM graphile_worker._private_jobs t WHERE t::text ILIKE '%' || $1 || '%'`,
      [text],
    );
    return [...found, ...(jobs.rowCount ? ['jobs'] : []), ...filesHolding(env().PARLEY_FILES_DIR, text)].sort();
  } finally {
    await owner.end();
  }
}

function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return filesHolding(file, text);
    return readFileSync(file).includes(text) ? [file] : [];
  });
}
