import { sealAuditTask } from '@/lib/audit/job';
import { forgetTracesTask } from '@/lib/auth/job';
import { makePaperFilesTask } from '@/lib/background/job';
import { previewDocumentTask, readDocumentTask, resumeReadingTask } from '@/lib/documents/job';
import { env } from '@/lib/core/env';
import { sweepFilesTask } from '@/lib/core/file-job';
import { startJobs } from '@/lib/core/jobs';
import { shutDown } from '@/lib/core/shutdown';
import { keepFilesTask } from '@/lib/outcome/job';
import { sendMailTask, sweepMailTask } from '@/lib/mail/job';
import { warnOfLostKeys } from '@/lib/privacy/find-lost-keys';
import { resumeImportsTask, workImportTask } from '@/lib/exchange/job';
import { concludeRoundsTask } from '@/lib/clearing/job';
import { concludeSilencesTask } from '@/lib/plenary/job';
import { callGroupsTask } from '@/lib/recommendations/job';
import { forgetPlacesTask, retentionTask } from '@/lib/privacy/job';
import { resumeSnapshotsTask, takeSnapshotTask } from '@/lib/surveys/job';
import { lapseOffersTask, offerPlacesTask } from '@/lib/registration/job';
import { endConnectionsWithTheirAnswer } from './end-connections';
import { keepReady } from './keep-ready';

/** Work by name; the names are what `add_job` is called with. */
const tasks = {
  'send-mail': sendMailTask,
  'sweep-mail': sweepMailTask,
  'seal-audit': sealAuditTask,
  'forget-traces': forgetTracesTask,
  'sweep-files': sweepFilesTask,
  retention: retentionTask,
  'forget-places': forgetPlacesTask,
  'offer-places': offerPlacesTask,
  'lapse-offers': lapseOffersTask,
  'conclude-silences': concludeSilencesTask,
  'conclude-clearing-rounds': concludeRoundsTask,
  'keep-publication-files': keepFilesTask,
  'call-groups': callGroupsTask,
  'work-import': workImportTask,
  'resume-imports': resumeImportsTask,
  'make-background-paper': makePaperFilesTask,
  'read-document': readDocumentTask,
  'preview-document': previewDocumentTask,
  'resume-reading': resumeReadingTask,
  'take-snapshot': takeSnapshotTask,
  'resume-snapshots': resumeSnapshotsTask,
};

/** Work that is due by the clock, in UTC. */
const crontab = `
*/5 * * * * sweep-mail
*/10 * * * * seal-audit ?jobKey=seal-audit
23 * * * * forget-traces ?jobKey=forget-traces
*/10 * * * * forget-places ?jobKey=forget-places
*/15 * * * * sweep-files ?jobKey=sweep-files
41 3 * * * retention ?jobKey=retention
* * * * * lapse-offers ?jobKey=lapse-offers
* * * * * conclude-silences ?jobKey=conclude-silences
* * * * * conclude-clearing-rounds ?jobKey=conclude-clearing-rounds
* * * * * resume-imports ?jobKey=resume-imports
*/5 * * * * resume-reading ?jobKey=resume-reading
*/5 * * * * keep-publication-files ?jobKey=keep-publication-files
* * * * * resume-snapshots ?jobKey=resume-snapshots
`;

/** What a server process does before its first request: check the environment and the keys, prepare its end, keep public answers ready, start the job queue. */
export function boot(): void {
  checkEnvironment();
  endInOrder();
  keepReady();
  startJobs(tasks, crontab);
  void warnOfLostKeys();
}

/** A wrong environment ends the process with its name, before anything half-works. */
function checkEnvironment(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/**
 * The framework ends the process once every connection is closed. Live streams never close by themselves, and a connection
 * that is kept open for the next request may never be idle, so both are ended here.
 */
function endInOrder(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      endConnectionsWithTheirAnswer();
      void shutDown();
    });
}
