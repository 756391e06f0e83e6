import { startApplication } from './application.mjs';
import { startBareApplication } from './bare-application.mjs';

/**
 * Runs a comparison with both running at once: the application with the sample, and a bare one of the same framework.
 * @template T
 * @param {(application: Awaited<ReturnType<typeof startApplication>>, bare: Awaited<ReturnType<typeof startBareApplication>>) => Promise<T>} compare
 * @returns {Promise<T>}
 */
export async function besideBare(compare) {
  const bare = await startBareApplication();
  try {
    const application = await startApplication();
    try {
      return await compare(application, bare);
    } finally {
      await application.stop();
    }
  } finally {
    await bare.stop();
  }
}
