// How the house is laid out (the README says why). Each failure names the file and says what to do instead.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './machine/paths.mjs';

const TOP_LEVEL = [
  // the house
  'app',
  'components',
  'lib',
  'prisma',
  'e2e',
  'scripts',
  'docs',
  'public',
  '.ci',
  'README.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  // what tools insist on
  'proxy.ts',
  'instrumentation.ts',
  'prisma.config.ts',
  'vitest.config.mts',
  'playwright.config.mts',
  'eslint.config.mjs',
  '.oxlintrc.json',
  'tsconfig.test.json',
  '.gitignore',
  '.gitattributes',
  '.prettierignore',
  '.prettierrc.json',
  '.editorconfig',
  '.nvmrc',
  'AGENTS.md',
  'CLAUDE.md',
];
/** Made by tools and never committed. */
const MADE =
  /^(node_modules|\.git|\.next.*|\.data|next-env\.d\.ts|.*\.tsbuildinfo|test-results|playwright-report|\.env.*|.*\.log)$/;

/** Folders of lib that are no domain: the ground the domains stand on. */
const GROUND = ['core', 'auth', 'i18n', 'boot'];
/** The kinds of file a domain folder has; every other file is a verb, named after what it does. */
const KINDS = [
  'schema',
  'policy',
  'model',
  'queries',
  'definitions',
  'actions',
  'mail',
  'render',
  'exchange',
  'job',
  'personal',
];
const NO_DATABASE = ['schema', 'policy', 'model', 'actions', 'mail', 'render'];

const isCode = (file: string) => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts');
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const files = walk('').filter((file) => !file.startsWith('lib/core/prisma/'));
const code = files.filter(isCode);
const source = new Map(code.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]));

function walk(folder: string): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (folder === '' && MADE.test(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}

/** What a file imports for its values (types cost nothing and tie nothing together), as paths from the root. */
function importsOf(file: string): string[] {
  const pattern =
    /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...(source.get(file) ?? '').matchAll(pattern)].flatMap(([, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    if (target.startsWith('@/')) return [target.slice(2)];
    return target.startsWith('.') ? [path.posix.join(path.posix.dirname(file), target)] : [];
  });
}

/** `lib/surveys/queries/read.ts` → { domain: "surveys", kind: "queries" }; a verb's kind is "verb". */
function placeOf(file: string): { domain: string; kind: string } | null {
  const [top, domain, ...rest] = file.replace(/(\.(database|long))?(\.test)?\.(tsx?|mjs)$/, '').split('/');
  const first = rest[0];
  if (top !== 'lib' || !domain || !first || GROUND.includes(domain)) return null;
  return { domain, kind: KINDS.includes(first) ? first : 'verb' };
}

/** The files `rule` objects to, each with what to do instead. */
const objections = (list: string[], rule: (file: string) => string | string[] | null) =>
  list.flatMap((file) => [rule(file) ?? []].flat().map((advice) => `${file}: ${advice}`));

describe('names', () => {
  test('the top level is a closed list', () => {
    const found = fs.readdirSync(root).filter((name) => !MADE.test(name) && !TOP_LEVEL.includes(name));
    expect(
      found.map(
        (name) => `${name}: put it into one of the folders; beside them stand only files that a tool insists on`,
      ),
    ).toEqual([]);
  });

  test('everything is kebab-case', () => {
    const folder =
      /^(\(?[a-z0-9]+([-.][a-z0-9]+)*\)?|\[{1,2}(\.{3})?[a-zA-Z][a-zA-Z0-9]*\]{1,2}|\.[a-z]+|_[a-z-]+|\d{14}_[a-z0-9_]+)$/;
    const name = /^\.?[a-z0-9]+([-.][a-z0-9]+)*$/;
    const odd = objections(
      files.filter((file) => file.includes('/')),
      (file) => {
        const parts = file.split('/');
        const last = parts.pop() ?? '';
        const isLibrary =
          file.startsWith('app/') || file.startsWith('public/') || file.startsWith('prisma/migrations/');
        return parts.every((part) => folder.test(part)) &&
          (name.test(last) || (isLibrary && /\.(woff2|toml|txt)$/.test(last)))
          ? null
          : 'write the name in lower case with hyphens';
      },
    );
    expect(odd).toEqual([]);
  });

  test('no drawer for everything', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.(tsx?|mjs)$)/;
    expect(
      objections(code, (file) =>
        drawer.test(file) ? 'name the file after what it does and put it beside what uses it' : null,
      ),
    ).toEqual([]);
  });

  test('no barrels', () => {
    const isBarrel = (file: string) => {
      const statements = (source.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
      return (
        /(^|\/)index\.(tsx?|mjs)$/.test(file) ||
        (/^export\b/.test(statements) &&
          statements
            .replace(/export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+['"][^'"]+['"];?/g, '')
            .trim() === '')
      );
    };
    expect(
      objections(code, (file) => (isBarrel(file) ? 'import from the file that has it, and remove this one' : null)),
    ).toEqual([]);
  });
});

describe('domains', () => {
  const inDomains = code.filter((file) => placeOf(file) && !isTest(file));

  test('a file is of a known kind, or a verb that exports what it is named after', () => {
    const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const odd = objections(
      inDomains.filter((file) => placeOf(file)?.kind === 'verb'),
      (file) => {
        const name = path.posix.basename(file).replace(/\.tsx?$/, '');
        const isNamedAfter = new RegExp(
          `export (async )?(function\\*?|const) ${camel(name).match(/^[a-z0-9]+/)?.[0]}`,
        ).test(source.get(file) ?? '');
        return isNamedAfter
          ? null
          : `the kinds are ${KINDS.join(', ')}; any other file is a verb and exports a function that begins with the same word, as "${camel(name)}"`;
      },
    );
    expect(odd).toEqual([]);
  });

  test('only queries, verbs, jobs and lib/core touch the database', () => {
    const database = /^lib\/core\/(db|prisma\/client)$/;
    const mayNot = code.filter(
      (file) => !isTest(file) && (/^(app|components)\//.test(file) || NO_DATABASE.includes(placeOf(file)?.kind ?? '')),
    );
    const odd = objections(mayNot, (file) =>
      importsOf(file).some((target) => database.test(target))
        ? 'move the read to queries, or the write to a verb file, and call that'
        : null,
    );
    expect(odd).toEqual([]);
  });

  test('verbs write in a way the pipeline counts', () => {
    const written = /(?:\$queryRaw(?:Unsafe)?\b|\bread<)[^`]*`[^`]*\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE)\s+"/i;
    const odd = objections(
      code.filter((file) => placeOf(file) !== null && !isTest(file)),
      (file) =>
        written.test(source.get(file) ?? '')
          ? 'write with $executeRaw or a method of the model: a change must be counted to be held to its audit row'
          : null,
    );
    expect(odd).toEqual([]);
    expect(written.test('tx.$queryRaw<{ id: string }[]>`\n  UPDATE "Delegation" SET quota = 1 RETURNING id`')).toBe(
      true,
    );
    expect(written.test('read<Row[]>`DELETE FROM "Delegation" RETURNING id`')).toBe(true);
    expect(written.test('tx.$queryRaw`SELECT id FROM "Meeting" FOR UPDATE`')).toBe(false);
  });

  test('a test that changes what a process keeps is named so', () => {
    const changes = /\bvi\.(mock|doMock|resetModules|stubEnv|stubGlobal)\(|\b(env\(\)|process\.env)\.[A-Z_]+ = /;
    const odd = objections(
      code.filter(
        (file) => /\.test\.tsx?$/.test(file) && !/\.(alone|long)\./.test(file) && file !== 'scripts/structure.test.ts',
      ),
      (file) =>
        changes.test(source.get(file) ?? '')
          ? 'call it x.alone.test.ts or x.alone.database.test.ts: the others share a process with the files after them'
          : null,
    );
    expect(odd).toEqual([]);
    expect(
      ['vi.mock("pg")', 'env().PARLEY_FILES_DIR = folder', 'process.env.TZ = ""'].filter((line) => !changes.test(line)),
    ).toEqual([]);
  });

  test('domains form no circle', () => {
    const uses = new Map<string, Set<string>>();
    for (const file of inDomains) {
      const from = placeOf(file)?.domain ?? '';
      const targets = importsOf(file)
        .map((target) => placeOf(target)?.domain)
        .filter((domain) => domain !== undefined && domain !== from);
      uses.set(from, new Set([...(uses.get(from) ?? []), ...targets.filter((domain) => domain !== undefined)]));
    }
    const circles = [...uses.keys()].map((domain) => findCircle(domain, uses)).filter((circle) => circle !== null);
    expect(
      circles.map((circle) => `${circle.join(' → ')}: what ties them together belongs into a domain of its own on top`),
    ).toEqual([]);
  });
});

function findCircle(start: string, uses: Map<string, Set<string>>, trail: string[] = [start]): string[] | null {
  for (const next of uses.get(trail.at(-1) ?? start) ?? []) {
    if (next === start) return [...trail, start];
    const found = trail.includes(next) ? null : findCircle(start, uses, [...trail, next]);
    if (found) return found;
  }
  return null;
}

describe('who imports whom', () => {
  const mayUse = (allowed: string[], advice: string) => (file: string) =>
    importsOf(file)
      .filter((target) => placeOf(target) && !allowed.includes(placeOf(target)?.kind ?? ''))
      .map((target) => `${advice} (it imports ${target})`);

  test('a client component: schema, policy, model and actions', () => {
    const client = code.filter((file) => /^['"]use client['"]/m.test(source.get(file) ?? ''));
    expect(
      objections(client, mayUse(['schema', 'policy', 'model', 'actions'], 'fetch it in the page and hand it down')),
    ).toEqual([]);
  });

  test('a page: queries, schema, policy, model and actions', () => {
    const pages = code.filter((file) => /^app\/\[locale\]\/.*\/?(page|layout)\.tsx$/.test(file));
    expect(
      objections(
        pages,
        mayUse(['queries', 'schema', 'policy', 'model', 'actions'], 'reads go through queries, writes through actions'),
      ),
    ).toEqual([]);
  });

  test('components/ui knows nothing of meetings', () => {
    const ui = code.filter((file) => file.startsWith('components/ui/') && !isTest(file));
    const odd = objections(ui, (file) =>
      importsOf(file)
        .filter((target) => !/^(components\/ui\/|lib\/i18n\/|app\/styles\/)/.test(target))
        .map((target) => `hand in as a property what it takes from ${target}, or move it out of components/ui`),
    );
    expect(odd).toEqual([]);
  });

  test('lib stands on nothing above it', () => {
    const odd = objections(
      code.filter((file) => file.startsWith('lib/') && !isTest(file)),
      (file) =>
        importsOf(file)
          .filter((target) => /^(app|components|e2e|scripts|prisma\/(seed|factories))\//.test(target))
          .map((target) => `lib must not need ${target}: move the shared part into lib`),
    );
    expect(odd).toEqual([]);
  });
});

describe('packages', () => {
  test('the lock file installs on every system', { timeout: 120_000 }, () => {
    const npm = process.env.npm_execpath;
    const args = ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    const { status, stderr } = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
      : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    expect(status === 0 ? '' : `${stderr}\nrun: node scripts/complete-lock.mjs`).toBe('');
  });
});
