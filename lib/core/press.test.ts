import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inProject } from '@/scripts/machine/paths.mjs';
import { isAlive } from '@/scripts/machine/processes.mjs';
import { openPress, type PressLimits, type Sheet } from './press';

const usual: PressLimits = {
  processes: 2,
  longestLine: 10,
  milliseconds: 60_000,
  megabytes: 4_000,
  restingMegabytes: 4_000,
  documents: 100,
  idleMilliseconds: 60_000,
};
const press = (limits: Partial<PressLimits> = {}) => openPress({ ...usual, ...limits });

const sheet = (template: string, files: Sheet['files'] = [], data: unknown = {}) => [
  () => Promise.resolve<Sheet>({ template, files, data: JSON.stringify(data), standard: 'ua-1', isPicture: false }),
];
const head = '#set document(title: "Test", date: none)\n#set text(font: "IBM Plex Sans")\n';
const saying = (text: string) => sheet(`${head}#json(bytes(sys.inputs.data)).text`, [], { text });
const portrait = `${head}#image("portrait.png", alt: "Portrait")`;
const square = async (background: string) => [
  {
    name: 'portrait.png',
    bytes: new Uint8Array(
      await sharp({ create: { width: 9, height: 9, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  },
];
/** Turns round within the compiler for longer than anybody has ever waited. */
const endless = sheet(`${head}#let turns = range(3000)
#for a in turns { for b in turns { for c in turns { for d in turns { let e = a + b + c + d } } } }`);

/** As long as a busy machine takes to end a process. */
const soon = { timeout: 30_000 };

describe('a process that stays', () => {
  it('makes one document after the other, each as a fresh one would', async () => {
    const alone = await Promise.all(['One', 'Two'].map((text) => press().print<Uint8Array>(saying(text))));
    const { print, processes } = press();
    const [first] = await print<Uint8Array>(saying('One'));
    const [pid] = processes();
    await print(sheet(portrait, await square('#ff0000')));
    const [second] = await print<Uint8Array>(saying('Two'));
    const [again] = await print<Uint8Array>(saying('One'));
    expect([first, second].map((pdf) => Buffer.from(pdf ?? []))).toEqual(alone.map(([pdf]) => Buffer.from(pdf ?? [])));
    expect(Buffer.from(again ?? []).equals(first ?? new Uint8Array())).toBe(true);
    expect(processes()).toEqual([pid]);
  });

  it('shows nothing of one document to the next', async () => {
    const { print, processes } = press();
    const [red, green] = [await square('#ff0000'), await square('#00ff00')];
    const first = await print<Uint8Array>(sheet(portrait, red));
    const pids = processes();
    // A picture of the same name is the next one's own, and one that it was not given is not there.
    const second = await print<Uint8Array>(sheet(portrait, green));
    expect(processes()).toEqual(pids);
    expect(Buffer.from(second[0] ?? [])).not.toEqual(Buffer.from(first[0] ?? []));
    expect(second).toEqual(await press().print(sheet(portrait, green)));
    await expect(print(sheet(portrait))).rejects.toThrow('portrait.png');
  });

  it('reads nothing of the disk', async () => {
    for (const file of ['package.json', '../package.json', '/package.json', '/etc/passwd', inProject('package.json')])
      await expect(press().print(sheet(`${head}#read(${JSON.stringify(file)})`))).rejects.toThrow();
  });

  it('says what is wrong with a document, and the next is made', async () => {
    const { print } = press();
    await expect(print(sheet(`${head}#nobody`))).rejects.toThrow('nobody');
    expect(await print(saying('One'))).toHaveLength(1);
  });
});

describe('never more than there may be', () => {
  it('two at once at most; who comes beyond the line is told', async () => {
    const { print, processes } = press({ longestLine: 3 });
    const all = await Promise.allSettled(Array.from({ length: 6 }, (_, at) => print(saying(String(at)))));
    expect(all.map((one) => (one.status === 'rejected' ? one.reason.code : one.status))).toEqual([
      ...Array.from({ length: 5 }, () => 'fulfilled'),
      'busy',
    ]);
    expect(processes()).toHaveLength(2);
  });

  it('one that takes too long is ended, and whoever waited behind it is served by another', async () => {
    const { print, processes } = press({ processes: 1, milliseconds: 3_000 });
    await print(saying('One'));
    const [stuck] = processes();
    const all = await Promise.allSettled([print(endless), print(saying('Two'))]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(isAlive(stuck ?? 0)).toBe(false);
    expect(processes()).not.toContain(stuck);
  });

  it.runIf(fs.existsSync('/proc/self/statm'))('one that takes too much memory is ended', async () => {
    const { print, processes } = press({ megabytes: 1 });
    await expect(print(endless)).rejects.toThrow('not finished');
    expect(processes()).toEqual([]);
  });

  it('one that holds too much, or has made enough, is not kept', async () => {
    for (const limits of [{ restingMegabytes: 1 }, { documents: 1 }]) {
      const { print, processes } = press(limits);
      expect(await print(saying('One'))).toHaveLength(1);
      expect(processes()).toEqual([]);
      expect(await print(saying('Two'))).toHaveLength(1);
    }
  });
});

describe('its end', () => {
  it('comes by itself where nobody asks', async () => {
    const { print, processes } = press({ idleMilliseconds: 50 });
    await print(saying('One'));
    const [pid] = processes();
    await expect.poll(processes, soon).toEqual([]);
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(await print(saying('Two'))).toHaveLength(1);
  });

  it('is noticed, and the next document is made by another', async () => {
    const { print, processes } = press();
    await print(saying('One'));
    process.kill(processes()[0] ?? 0, 'SIGKILL');
    await expect.poll(processes, soon).toEqual([]);
    expect(await print(saying('Two'))).toHaveLength(1);
  });

  it('between two documents ends what was asked for, and gives its place back', async () => {
    const { print, processes } = press({ processes: 1 });
    const [one] = saying('One');
    const afterItsEnd = async () => {
      process.kill(processes()[0] ?? 0, 'SIGKILL');
      await expect.poll(processes, soon).toEqual([]);
      return one!();
    };
    await expect(print([one!, afterItsEnd])).rejects.toThrow('not finished');
    expect(await print(saying('Two'))).toHaveLength(1);
  });

  /** Another process that begins a press and does this with it. */
  const house = (then: string) =>
    spawnSync(
      process.execPath,
      [
        ...['--import', 'tsx', '--eval'],
        `const { openPress } = require(${JSON.stringify(path.resolve('lib/core/press.ts'))});
         const { print, processes } = openPress(${JSON.stringify(usual)});
         const text = { template: 'Text', data: '{}', files: [], standard: null, isPicture: false };
         const set = (sheet) => print([() => Promise.resolve(sheet)]);
         ${then}`,
      ],
      { encoding: 'utf8' },
    );

  it('comes with that of the house, which does not wait for it', async () => {
    const { stdout, stderr, status } = house('set(text).then(() => console.log(processes()[0]));');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    await expect.poll(() => isAlive(Number(stdout)), soon).toBe(false);
  });

  it('comes also where the house is killed while a document has no end', async () => {
    const stuck = JSON.stringify(await endless[0]!());
    const { stdout, signal } = house(`set(text).then(() => {
      console.log(processes()[0]);
      set(${stuck});
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);
    });`);
    expect(signal).toBe('SIGKILL');
    await expect.poll(() => isAlive(Number(stdout)), soon).toBe(false);
  });
});
