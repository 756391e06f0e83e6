// npm run bench [-- name] [--json] [--long]: measures what this project promises, against what this machine can do at all.
// A bench is a file of scripts/bench that exports
//   name, target, direction: 'at least' | 'at most' (what the ratio ours ÷ limit has to be), and
//   run({ isLong }): Promise<{ ours: number, limit: number, unit: string, detail?: string }>
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure, runCommand } from './machine/failure.mjs';
import { filesBelow } from './machine/files.mjs';
import { inProject } from './machine/paths.mjs';
import { generateClient } from './start/build.mjs';

/** Three digits are more than a shared machine can repeat. */
const round = (value) => Number(value.toPrecision(3));

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, long: { type: 'boolean' } },
    allowPositionals: true,
  });
  const benches = await discover();
  const chosen = positionals.length === 0 ? benches : benches.filter((bench) => positionals.includes(bench.name));
  const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown)
    throw new Failure(`There is no bench "${unknown}": choose from ${benches.map((bench) => bench.name).join(', ')}.`);

  // What the benches build and import needs it, and on a clone where nothing was started yet it is not there.
  await generateClient();
  for (const bench of chosen) {
    const result = await measure(bench, { isLong: values.long });
    console.log(values.json ? JSON.stringify(result) : inWords(result));
    if (!result.pass) process.exitCode = 1;
  }
});

async function discover() {
  const folder = inProject('scripts', 'bench');
  if (!fs.existsSync(folder)) return [];
  const files = filesBelow(folder).filter(
    (file) => file.endsWith('.mjs') && /^export (async function|const) run\b/m.test(fs.readFileSync(file, 'utf8')),
  );
  return Promise.all(files.map((file) => import(pathToFileURL(file).href)));
}

async function measure({ name, target, direction, run }, how) {
  const { ours, limit, unit, detail } = await run(how);
  const ratio = ours / limit;
  const pass = direction === 'at most' ? ratio <= target : ratio >= target;
  return {
    name,
    ours: round(ours),
    limit: round(limit),
    unit,
    ratio: round(ratio),
    target,
    direction,
    pass,
    ...(detail ? { detail } : {}),
  };
}

function inWords({ name, ours, limit, unit, ratio, target, direction, pass, detail }) {
  const sentence = `${pass ? 'pass' : 'FAIL'}  ${name}: ${ours} ${unit}, limit ${limit} ${unit}, ratio ${ratio} (${direction} ${target})`;
  return detail ? `${sentence}; ${detail}` : sentence;
}
