import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Failure } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';

/** Chromium without its window: the same pages for a quarter less work, which is what a run of journeys waits for. */
const WITHOUT_WINDOW = '/usr/bin/chromium-headless-shell';

const OF_THE_SYSTEM = [
  WITHOUT_WINDOW,
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
 * As `findBrowser`, but gets a browser where there is none: on Debian, as root, the system's, else Playwright's own. On Debian
 * it also gets the one without a window beside one that has it; where that fails, the one that is there does.
 * @param {(line: string) => void} say
 */
export function ensureBrowser(say) {
  const found = findBrowser();
  if (process.env.PLAYWRIGHT_CHROMIUM_PATH || found === WITHOUT_WINDOW) return found;
  if (isRootOnDebian()) {
    say(found ? 'getting the Chromium without a window' : 'there is no Chromium here: getting one');
    if (!apt('install', 'chromium-headless-shell')) {
      apt('update');
      if (!apt('install', 'chromium-headless-shell') && !found) apt('install', 'chromium');
    }
  } else if (!found) {
    say('there is no Chromium here: getting one');
    attempt(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium');
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Failure(
    'The journeys need a Chromium: install one (Debian: apt-get install chromium-headless-shell), or set PLAYWRIGHT_CHROMIUM_PATH to its path.',
  );
}

const isRootOnDebian = () => process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');

/** @param {string[]} step */
const apt = (...step) => attempt('apt-get', '-y', '--no-install-recommends', ...step);

/** Whether the command ended well. */
function attempt(/** @type {string} */ command, /** @type {string[]} */ ...args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { cwd: inProject(), stdio: 'ignore', timeout: 600_000, env: environment }).status === 0
  );
}
