import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadMessages } from '@/lib/i18n/load-messages';
import { locales } from '@/lib/i18n/routing';

const lib = path.resolve(import.meta.dirname, '..');

/** Names of mutations, and those that a verb or a job writes into the record beside them. */
const actions = new Set<string>();
/** Kinds of records that an entry is about. */
const subjects = new Set<string>();

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'verb' in value && 'name' in value;
}

beforeAll(async () => {
  for (const domain of readdirSync(lib)) {
    if (!readdirSync(path.join(lib, domain)).includes('definitions.ts')) continue;
    const exported = (await import(/* @vite-ignore */ path.join(lib, domain, 'definitions.ts'))) as object;
    for (const { name } of Object.values(exported).flat().filter(isNamed)) actions.add(name);
  }
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const source = readFileSync(path.join(lib, file), 'utf8');
    for (const [, type = ''] of source.matchAll(/subject(?::| =) \{ type: '(\w+)'/g)) subjects.add(type);
    for (const [, action = ''] of source.matchAll(/(?:\baction: |runAsSystem\()'([\w-]+\.[\w-]+)'/g))
      actions.add(action);
  }
}, 60_000);

describe.each(locales)('words of the audit record in %s', (locale) => {
  const words = loadMessages(locale).audit;

  it('name every change that can be recorded', () => {
    expect(actions.size).toBeGreaterThan(100);
    const named = Object.keys(words.actions);
    expect([...actions].filter((action) => !named.includes(action.replace('.', '_'))).sort()).toEqual([]);
  });

  it('name every kind of record that a change is about', () => {
    expect(subjects.size).toBeGreaterThan(20);
    expect([...subjects].filter((subject) => !Object.keys(words.subjects).includes(subject)).sort()).toEqual([]);
  });
});
