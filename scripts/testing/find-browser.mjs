import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Failure } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';

const OF_THE_SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/**
 * The browser for the journeys: PLAYWRIGHT_CHROMIUM_PATH, else Playwright's own download, else one of the system.
 * @returns {string | null} a program, or null when there is none
 * @throws {Failure} when PLAYWRIGHT_CHROMIUM_PATH names nothing
 */
export function findBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) {
    if (fs.existsSync(given)) return given;
    throw new Failure(`PLAYWRIGHT_CHROMIUM_PATH must be the path of a Chromium; there is no ${given}.`);
  }
  const { chromium } = createRequire(inProject('package.json'))('@playwright/test');
  return [chromium.executablePath(), ...OF_THE_SYSTEM].find((program) => fs.existsSync(program)) ?? null;
}

/**
 * As `findBrowser`, but gets a browser where there is none: Playwright's own, or on Debian, as root, the system's.
 * @param {(line: string) => void} say
 */
export function ensureBrowser(say) {
  const found = findBrowser();
  if (found) return found;
  say('there is no Chromium here: getting one');
  for (const [command, ...args] of waysToGetOne())
    spawnSync(command, args, {
      cwd: inProject(),
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const installed = findBrowser();
  if (installed) return installed;
  throw new Failure(
    'The journeys need a Chromium: install one (Debian: apt-get install chromium), or set PLAYWRIGHT_CHROMIUM_PATH to its path.',
  );
}

function waysToGetOne() {
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    return [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ];
  }
  return [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']];
}
