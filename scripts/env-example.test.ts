// .env.example is the operator's list of variables: it must name every one that the code reads, and no other.
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesBelow } from './machine/files.mjs';
import { inProject } from './machine/paths.mjs';

/** Set by tools, by Next or by our own scripts for their children; nobody is to set them. */
const ofTheMachine = new Set([
  'NODE_ENV',
  'NEXT_PHASE',
  'NEXT_RUNTIME',
  'INIT_CWD',
  'PARLEY_PARENT',
  'PARLEY_E2E_URL',
  'PARLEY_E2E_BESIDE',
]);

const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e'];
const top = [
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'prisma.config.ts',
  'playwright.config.mts',
  'vitest.config.mts',
];
const code = [
  ...folders.flatMap((folder) => filesBelow(inProject(folder))),
  ...top.map((name) => inProject(name)),
].filter(
  (file) => /\.(tsx?|m?js|mts)$/.test(file) && !file.includes('/lib/core/prisma/') && !/\.test\.tsx?$/.test(file),
);

/** How code reads a variable: from the process, from the environment handed to the start, or through the schema of lib/core/env.ts. */
const reads = [/process\.env\.([A-Z][A-Z0-9_]+)/g, /\bgiven\.([A-Z][A-Z0-9_]+)/g];
const declares = /^ {4}([A-Z][A-Z0-9_]+): (?:z\b|flag\b)/gm;

const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const sorted = (list: Iterable<string>) => [...new Set(list)].filter((name) => !ofTheMachine.has(name)).sort();

describe('.env.example', () => {
  const example = fs.readFileSync(inProject('.env.example'), 'utf8');

  test('names every variable that the code reads, and no other', () => {
    const declared = names(fs.readFileSync(inProject('lib', 'core', 'env.ts'), 'utf8'), declares);
    const read = code.flatMap((file) => reads.flatMap((pattern) => names(fs.readFileSync(file, 'utf8'), pattern)));
    expect(declared.length).toBeGreaterThan(10);
    expect(sorted(names(example, /^([A-Z][A-Z0-9_]+)=/gm))).toEqual(sorted([...declared, ...read]));
  });

  test('says of each what it is', () => {
    const lines = example.split('\n');
    const bare = lines.filter((line, at) => /^[A-Z]/.test(line) && !/^(#|[A-Z])/.test(lines[at - 1] ?? ''));
    expect(bare).toEqual([]);
  });
});
