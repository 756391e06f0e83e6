import type { Task } from 'graphile-worker';
import { db } from '@/lib/core/db';
import { logUnexpected } from '@/lib/core/log';
import { runAsSystem } from '@/lib/core/run-as-system';
import { readSealed } from './model/sealed';
import { recordFiles } from './record-files';
import { makeFiles } from './render/files';

/** Makes and keeps the files of every publication that has none yet, the earliest first. @returns how many files were kept */
export async function keepFiles(): Promise<number> {
  const lacking = await db().publication.findMany({
    where: { files: { none: {} } },
    orderBy: { publishedAt: 'asc' },
    take: 100,
    select: { id: true, document: { select: { meeting: { select: { slug: true } } } } },
  });
  let kept = 0;
  const failures: unknown[] = [];
  for (const { id, document } of lacking) {
    try {
      kept += await keepFilesOf(id, document.meeting.slug);
    } catch (error) {
      // One whose files cannot be kept holds up none of the others; the job fails at the end, and is seen to.
      logUnexpected('outcome.keep-files', error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'files of publications could not be kept');
  return kept;
}

async function keepFilesOf(id: string, slug: string): Promise<number> {
  const { canonical, sha256 } = await db().publication.findUniqueOrThrow({
    where: { id },
    select: { canonical: true, sha256: true },
  });
  const made = await makeFiles({ document: readSealed(canonical), sha256 });
  return runAsSystem('outcome.keep-files', slug, (ctx) => recordFiles(ctx, id, made));
}

/** The job asked for when something is published, and from time to time: what a process that ended left undone is done then. */
export const keepFilesTask: Task = async () => {
  await keepFiles();
};
