import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/testing/find-browser.mjs';

const isRoot = process.getuid?.() === 0;

/** What only asks the server, without a browser: half of the run. */
const requests = '**/{actions,leaks,permissions}.spec.ts';

/** Journeys in a real browser, on a built application with the sample; e2e/start-application.mts starts it. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/start-application.mts',
  outputDir: 'test-results',
  fullyParallel: true,
  // Requests wait for the one thread of the server and leave a core idle: they run beside the journeys, not after them.
  workers: 3,
  projects: [
    { name: 'journeys', testIgnore: requests, workers: 2 },
    { name: 'requests', testMatch: requests },
  ],
  forbidOnly: true,
  retries: 0,
  // Guards against what hangs, never a measure of speed: on a busy machine a journey takes three times as long.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  use: {
    // Set by the global set-up, before the workers read this file.
    baseURL: process.env.PARLEY_E2E_URL,
    browserName: 'chromium',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // Chromium's sandbox does not work for root.
      args: isRoot ? ['--no-sandbox'] : [],
    },
    // A control that is not there fails the step, not the whole time of the journey.
    actionTimeout: 30_000,
    // A picture and the page's accessibility tree of a failure; recording every journey costs a third of the run.
    screenshot: 'only-on-failure',
  },
});
