// npm test: everything that is checked before a change goes in, on a fresh clone too. The last line is the sum.
//   --only types,lint,promises,format,unit,database,build,e2e   some of the steps
//   --long                                      the long campaigns as well
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runToEnd } from './machine/children.mjs';
import { Failure } from './machine/failure.mjs';
import { inProject, root } from './machine/paths.mjs';
import { installPackages } from './start/packages.mjs';
import { timed, timedSteps } from './start/steps.mjs';
import { playwrightCounts, vitestCounts } from './testing/reports.mjs';

const say = timedSteps('test');
const results = inProject('.data', 'test-results');
const tool = (path) => inProject('node_modules', ...path.split('/'));

/** A check that either holds or does not counts as one test. */
const check = (what, args, environment) => async () => {
  await runToEnd(what, args, environment);
  return { passed: 1, failed: 0, skipped: 0 };
};

/** Vitest with a report to count from; what it prints is shown only when something fails. */
const vitest =
  (project, ...more) =>
  async () => {
    const report = `${results}/${project}.json`;
    fs.rmSync(report, { force: true });
    const args = [
      tool('vitest/vitest.mjs'),
      'run',
      ...[project, ...more].flatMap((name) => ['--project', name]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    return counted(
      () => runToEnd(`the ${project} tests`, args, { NODE_ENV: 'test' }),
      () => vitestCounts(report),
    );
  };

async function buildForTests() {
  const { buildApplication } = await import('./start/build.mjs');
  const { testBuildEnvironment } = await import('./testing/test-application.mjs');
  await buildApplication(testBuildEnvironment());
  return { passed: 1, failed: 0, skipped: 0 };
}

async function journeys() {
  const { ensureBrowser } = await import('./testing/find-browser.mjs');
  const report = `${results}/e2e.json`;
  fs.rmSync(report, { force: true });
  const environment = { PLAYWRIGHT_CHROMIUM_PATH: ensureBrowser(say), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = [tool('@playwright/test/cli.js'), 'test', '--reporter=line,json', '--pass-with-no-tests'];
  return counted(
    () => runToEnd('the journeys', args, environment),
    () => playwrightCounts(report),
  );
}

const steps = {
  // TypeScript 7, which takes a quarter of the time; 6 is what ESLint and Next read with.
  types: { needs: [], run: check('tsc', [tool('typescript-7/bin/tsc'), '--noEmit', '--incremental', 'false']) },
  lint: { needs: [], run: check('eslint', [tool('eslint/bin/eslint.js'), '--max-warnings=0', '.']) },
  promises: {
    needs: [],
    run: check('oxlint', [
      tool('oxlint/bin/oxlint'),
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
      '.',
    ]),
  },
  format: {
    needs: [],
    run: check('prettier', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
  },
  unit: { needs: [], run: vitest('unit') },
  database: { needs: [], run: vitest('database', 'alone') },
  build: { needs: [], run: buildForTests },
  e2e: { needs: ['build'], run: journeys },
  long: { needs: ['build'], run: vitest('long') },
};

/** Steps that leave a core idle: two run at a time, the longest first, so that both lanes end together. */
const sideBySide = ['lint', 'unit', 'build', 'types', 'promises', 'format'];
const lanes = Math.min(2, os.availableParallelism());

/** Counts are read even when the run failed: that is when they matter. */
async function counted(run, counts) {
  const failure = await run().then(
    () => null,
    (error) => error,
  );
  const found = counts();
  if (failure) console.error(failure.message);
  return failure && found.failed === 0 ? { ...found, failed: 1 } : found;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, long: { type: 'boolean' } } });
const chosen = values.only?.split(',') ?? Object.keys(steps).filter((name) => name !== 'long' || values.long);
const unknown = chosen.filter((name) => !Object.hasOwn(steps, name));

process.chdir(root);
process.exitCode = await main();
process.exit();

async function main() {
  if (unknown.length > 0) {
    console.error(`There is no step "${unknown[0]}": choose from ${Object.keys(steps).join(', ')}.`);
    return 1;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedSteps = new Set();
  try {
    await prepare();
    const runInTurn = async (queue) => {
      for (let name = queue.shift(); name; name = queue.shift()) {
        const outcome = await runStep(name, failedSteps);
        for (const key of Object.keys(total)) total[key] += outcome[key];
        if (outcome.failed > 0) failedSteps.add(name);
      }
    };
    const pairs = sideBySide.filter((name) => chosen.includes(name));
    await Promise.all(Array.from({ length: lanes }, () => runInTurn(pairs)));
    await runInTurn(chosen.filter((name) => !sideBySide.includes(name)));
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    total.failed += 1;
  }
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

async function prepare() {
  fs.mkdirSync(results, { recursive: true });
  installPackages(say);
  const { generateClient } = await import('./start/build.mjs');
  if (await generateClient()) say('database client written');
  // Next's own types of pages and routes, which tsc reads.
  if (chosen.includes('types'))
    await runToEnd('next typegen', [tool('next/dist/bin/next'), 'typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
}

async function runStep(name, failedSteps) {
  const missing = steps[name].needs.find((each) => failedSteps.has(each));
  if (missing) {
    say(`${name}: not run, because ${missing} failed`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { result, seconds } = await timed(async () => {
    try {
      return await steps[name].run();
    } catch (error) {
      console.error(error instanceof Failure ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  });
  say(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}
