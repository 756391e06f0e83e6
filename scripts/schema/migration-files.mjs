import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { filesBelow, readIfThere } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';

export const migrationsFolder = inProject('prisma/migrations');
const schemaFolder = inProject('prisma/schema');
/** The schema the last migration leads to. `new` compares with it, so making a migration needs no database. */
const lastSchemaFile = path.join(migrationsFolder, 'schema-of-last-migration.prisma');

/** @returns {import('./schema-engine.mjs').SchemaFiles} the schema as it is written now */
export function currentSchema() {
  return filesBelow(schemaFolder)
    .filter((file) => file.endsWith('.prisma'))
    .map((file) => ({ path: path.relative(schemaFolder, file), content: fs.readFileSync(file, 'utf8') }));
}

/** @returns {import('./schema-engine.mjs').SchemaFiles | null} the schema as of the last migration, null before the first */
export function lastSchema() {
  const content = readIfThere(lastSchemaFile);
  return content === null ? null : [{ path: 'last.prisma', content }];
}

/** The migrations on disk, in the form the schema engine takes. */
export function listMigrations() {
  const names = fs.existsSync(migrationsFolder)
    ? fs
        .readdirSync(migrationsFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  const file = (name) => ({
    path: 'migration.sql',
    content: { tag: 'ok', value: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') },
  });
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: readIfThere(path.join(migrationsFolder, 'migration_lock.toml')) },
    migrationDirectories: names.map((name) => ({ path: name, migrationFile: file(name) })),
  };
}

/**
 * Writes a migration and remembers the schema it leads to.
 * @param {string} name kebab- or snake-case words
 * @param {string} sql
 * @param {Date} now
 * @returns {string} the path of the SQL file
 */
export function writeMigration(name, sql, now) {
  if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(name))
    throw new Failure(
      `A migration is named in lower-case words with hyphens, for example "add-seats"; this is "${name}".`,
    );
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name.replaceAll('-', '_')}`);
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'migration.sql');
  fs.writeFileSync(file, sql);
  fs.writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  fs.writeFileSync(
    lastSchemaFile,
    `// Written by "node scripts/migrate.mjs new": what the last migration leads to.\n\n${currentSchema()
      .map(({ content }) => content.trim())
      .join('\n\n')}\n`,
  );
  return file;
}
