import type { Ctx } from '@/lib/core/execute';
import { aboutOf, typesCalledByName } from './model/about';
import type { About } from './model/asked';
import type { SurveyDefinition } from './model/definition';
import { isReference, readReferences } from './queries/references';
import { readFileNames } from './queries/survey-file';
import type { SurveyAnswer } from './schema';

/** What an answer is evaluated among where it is sealed: nothing of it depends on who submits. */
export async function readAbout(
  ctx: Pick<Ctx, 'tx' | 'now' | 'scope'>,
  definition: SurveyDefinition,
  answers: Iterable<SurveyAnswer>,
): Promise<About> {
  const files = [...answers].flatMap(({ file }) => (file ? [file.id] : []));
  return aboutOf(ctx.scope.meeting, definition, {
    now: ctx.now,
    lists: await readReferences(ctx.tx, typesCalledByName(definition).filter(isReference), ctx.now),
    files: await readFileNames(files, ctx.tx),
  });
}
