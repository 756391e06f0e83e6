import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inProject } from '@/scripts/machine/paths.mjs';
import { env } from './env';
import { madeOnce, sizeOfMade } from './made-file';
import { typesetSvg, typesetters } from './typst';

const folder = inProject('.data', `made-test-${randomUUID()}`);

/** How many processes were begun. */
const processes = vi.hoisted(() => ({ begun: 0 }));
vi.mock('./bare-process', async (load) => {
  const real = await load<typeof import('./bare-process')>();
  return {
    ...real,
    startBare: (...given: Parameters<typeof real.startBare>) => {
      processes.begun += 1;
      return real.startBare(...given);
    },
  };
});

beforeAll(() => {
  env().PARLEY_FILES_DIR = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const kept = () => fs.readdirSync(path.join(folder, 'made'));

describe('a file that follows from its ingredients', () => {
  it('is made once for twenty who ask at once, and not again for the next', async () => {
    const make = vi.fn(async () => {
      await setImmediate();
      return bytes('made');
    });
    const of = { kind: 'test', from: { b: 1, a: 2 } };
    expect(await sizeOfMade(of)).toBeNull();
    const all = await Promise.all(Array.from({ length: 20 }, () => madeOnce(of, make)));
    expect(make).toHaveBeenCalledTimes(1);
    expect(new Set(all.map((each) => new TextDecoder().decode(each)))).toEqual(new Set(['made']));
    const later = await madeOnce({ kind: 'test', from: { a: 2, b: 1 } }, make);
    expect(new TextDecoder().decode(later)).toBe('made');
    expect(make).toHaveBeenCalledTimes(1);
    expect(await sizeOfMade(of)).toBe(4);
  });

  it('is another one where anything else went into it', async () => {
    const make = vi.fn(() => Promise.resolve(bytes('other')));
    await madeOnce({ kind: 'test', from: { a: 3 } }, make);
    await madeOnce({ kind: 'test of another kind', from: { a: 3 } }, make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is tried anew after a failure, and whoever waited is told', async () => {
    const of = { kind: 'test', from: 'failing' };
    const failing = () => Promise.reject(new Error('no paper'));
    const both = await Promise.allSettled([madeOnce(of, failing), madeOnce(of, failing)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(new TextDecoder().decode(await madeOnce(of, () => Promise.resolve(bytes('made'))))).toBe('made');
  });

  it('lies sealed on the disk, and what was changed there is made anew', async () => {
    const of = { kind: 'test', from: 'sealed' };
    const make = vi.fn(() => Promise.resolve(bytes('Kept for the eyes of the meeting')));
    const before = new Set(fs.existsSync(path.join(folder, 'made')) ? kept() : []);
    await madeOnce(of, make);
    const [name = ''] = kept().filter((each) => !before.has(each));
    const file = path.join(folder, 'made', name);
    expect(fs.readFileSync(file).includes('meeting')).toBe(false);
    fs.writeFileSync(file, 'something else');
    expect(new TextDecoder().decode(await madeOnce(of, make))).toContain('meeting');
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is made also where the disk keeps nothing', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    env().PARLEY_FILES_DIR = '/dev/null';
    const made = await madeOnce({ kind: 'test', from: 'no disk' }, () => Promise.resolve(bytes('made')));
    env().PARLEY_FILES_DIR = folder;
    expect(new TextDecoder().decode(made)).toBe('made');
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
});

describe('typesetting', () => {
  const drawing = (width: number) => ({ width, height: 10, title: '', finding: '', marks: [] });
  let asked = 0;
  const typeset = (width: number) =>
    madeOnce({ kind: 'drawing', from: drawing(width) }, async () => {
      asked += 1;
      const templates = ['lib/charts/render/chart-marks.typ'];
      return bytes(await typesetSvg('lib/charts/render/chart.typ', { data: drawing(width), templates }));
    });

  it('of many things never takes more processes than it may, and they stay', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) => typeset(200 + index)));
    expect(processes.begun).toBe(typesetters);
    expect(new Set(all.map((each) => new TextDecoder().decode(each))).size).toBe(8);
    // Of one thing for twenty it is asked once.
    await Promise.all(Array.from({ length: 20 }, () => typeset(100)));
    expect(asked).toBe(9);
    expect(processes.begun).toBe(typesetters);
  });

  it('says that it is busy where too many wait', async () => {
    const asked = Array.from({ length: 130 }, (_, index) =>
      typesetSvg('lib/surveys/render/no-such-template.typ', { data: index }),
    );
    const outcomes = await Promise.allSettled(asked);
    const busy = outcomes.filter((each) => each.status === 'rejected' && each.reason.code === 'busy');
    expect(busy).toHaveLength(130 - 100 - typesetters);
  });
});
