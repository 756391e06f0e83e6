import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from './machine/files.mjs';
import { inProject, root } from './machine/paths.mjs';

const sources = ['app', 'components', 'lib']
  .flatMap((folder) => filesBelow(inProject(folder)))
  .filter((file) => /\.(tsx?|mjs|css|typ)$/.test(file) && !/\.test\.tsx?$|core\/prisma\//.test(file))
  .map((file) => ({ name: path.relative(root, file), text: readFileSync(file, 'utf8') }));

/** Code without its comments: an address in a sentence asks nobody. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1');

describe('what leaves the house', () => {
  test('the server asks no address of anybody’s: only browsers fetch, and only from their own server', () => {
    const asking = sources.filter(({ text }) =>
      /\bfetch\(|https?\.(get|request)\(|\bundici\b|\bnew WebSocket\(/.test(code(text)),
    );
    // The store and the hook of a screen run in the browser alone; so does the door's worker.
    const inBrowser = (name: string) => name.startsWith('components/') || name === 'app/api/offline-worker/worker.mjs';
    expect(asking.map(({ name }) => name).filter((name) => !inBrowser(name))).toEqual([]);
    expect(asking.length).toBeGreaterThan(1);
  });

  test('no page loads anything from elsewhere: no script, style, font or picture of another host', () => {
    const loading =
      /(?:src|href)=\{?["'`]https?:|url\(\s*["']?https?:|@import\s+["']https?:|from\s+["']https?:|import\(["']https?:/;
    expect(sources.filter(({ text }) => loading.test(code(text))).map(({ name }) => name)).toEqual([]);
  });
});

describe('addresses that are given out', () => {
  /** Where a request says under which name it came: whoever sends it chooses that. */
  const asking =
    /get\(['"`](?:x-forwarded-)?(?:host|proto)['"`]|\bnextUrl\.(?:origin|host|href)|\burl\)\.(?:origin|host)/i;

  test('come from the configured address of the site and never from a request', () => {
    const found = sources.filter(({ text }) => asking.test(code(text))).map(({ name }) => name);
    // The check of where a post comes from compares the two.
    expect(found).toEqual(['lib/core/own-origin.ts']);
  });

  test('a file that made them from the request would be found', () => {
    for (const line of [
      "headers().get('host')",
      "get('X-Forwarded-Host')",
      'request.nextUrl.origin',
      'new URL(request.url).origin',
    ])
      expect(asking.test(line)).toBe(true);
  });
});

describe('what the house is built from', () => {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean }
    >;
  };
  const atLeast = (found: string, floor: string) => found.localeCompare(floor, 'en', { numeric: true }) >= 0;

  // Below these are known holes.
  test.each([
    ['next', '16.4.5'],
    ['sharp', '0.35.5'],
    ['next-auth', '4.24.15'],
    ['nodemailer', '10.0.5'],
  ])('%s is %s or newer, wherever it stands in the tree', (name, floor) => {
    const found = Object.entries(packages).filter(([where]) => where.split('node_modules/').at(-1) === name);
    expect(found.length).toBeGreaterThan(0);
    for (const [where, { version = '' }] of found)
      expect([where, version, atLeast(version, floor)]).toEqual([where, version, true]);
  });

  test('is on the list with its hash, from a registry, and never the sheet reader that is not kept up', () => {
    const installed = Object.entries(packages).filter(([where, { link }]) => where !== '' && !link);
    // Builds for other systems stand in it by their version alone (complete-lock.mjs): nobody has fetched them here.
    const ours = installed.filter(([, { optional }]) => !optional);
    expect(ours.filter(([, { integrity }]) => !integrity).map(([where]) => where)).toEqual([]);
    expect(
      installed.filter(([, { resolved }]) => resolved && !/^https:\/\//.test(resolved)).map(([where]) => where),
    ).toEqual([]);
    expect(installed.filter(([where]) => /node_modules\/(xlsx|exceljs)$/.test(where))).toEqual([]);
  });
});
