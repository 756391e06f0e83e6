import { startTestApplication } from '../scripts/testing/test-application.mjs';

/**
 * Before all journeys: the built application on a database of its own with the sample. Journeys find it at `baseURL`, the crawls
 * of all pages at a second process of it, which keeps the other core busy; those that look into the database find it at DATABASE_URL.
 */
export default async function startApplication(): Promise<() => Promise<void>> {
  const { environment, beside, stop } = await startTestApplication(undefined, { beside: true });
  Object.assign(process.env, environment, {
    PARLEY_E2E_URL: environment.PARLEY_BASE_URL,
    PARLEY_E2E_BESIDE: beside,
  });
  return stop;
}
