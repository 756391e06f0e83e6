import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { enterAsSystem } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { locales } from '@/lib/i18n/routing';
import { paperVersions } from './model/paper';
import { readPaper } from './read-paper';
import { paperFile, paperFormats } from './render/paper-file';

const payloadSchema = z.object({ meeting: z.string().max(60), number: z.string() });

/** Makes the files of a paper that was just issued, one after the other, so that its first reader does not wait for them. */
export async function makePaperFiles(meeting: string, number: number): Promise<void> {
  const scope = await enterAsSystem(meeting);
  const { small, ...source } = await readPaper(scope.meeting, number);
  for (const version of paperVersions)
    for (const language of locales)
      for (const format of paperFormats)
        await paperFile(source, { language, version, small, baseUrl: env().baseUrl }, format);
}

/** The job asked for when a paper is issued. */
export const makePaperFilesTask: Task = async (payload) => {
  const { meeting, number } = payloadSchema.parse(payload);
  await makePaperFiles(meeting, Number(number));
};
