import { readIfThere } from '../machine/files.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} from Vitest's JSON report; a file that does not even load counts as one failure */
export function vitestCounts(file) {
  const report = JSON.parse(readIfThere(file) ?? 'null');
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const notLoaded = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @returns {Counts} from Playwright's JSON report; an error outside any test counts as one failure */
export function playwrightCounts(file) {
  const report = JSON.parse(readIfThere(file) ?? 'null');
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}
