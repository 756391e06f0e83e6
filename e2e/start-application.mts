import { startTestApplication } from '../scripts/testing/test-application.mjs';

/**
 * Before all journeys: the built application on a database of its own with the sample. Journeys find it at `baseURL`;
 * those that look into the database find it at DATABASE_URL.
 */
export default async function startApplication(): Promise<() => Promise<void>> {
  const { environment, stop } = await startTestApplication();
  Object.assign(process.env, environment, { PARLEY_E2E_URL: environment.PARLEY_BASE_URL });
  return stop;
}
