import type { LocalizedText } from '@/lib/i18n/pick';
import { withoutAnswers } from '@/lib/surveys/model/expression/piping';
import { questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';

/** A question that is answered in somebody's own words: by a text, or by what is written beside "other". */
export type OpenQuestion = { code: string; label: LocalizedText; source: 'text' | 'other' };

/** The open questions of a survey over all its versions, the latest first: what a later version dropped was answered all the same. */
export function openQuestions(versions: ReadonlyMap<number, SurveyDefinition>): OpenQuestion[] {
  const newestFirst = [...versions].toSorted(([one], [other]) => other - one);
  const questions = newestFirst.flatMap(([, definition]) => questionsOf(definition));
  const known = new Map<string, OpenQuestion>();
  for (const question of questions) {
    const isText = question.type === 'TEXT' || question.type === 'LONG_TEXT';
    if (known.has(question.code) || !(isText || ('other' in question && question.other))) continue;
    known.set(question.code, {
      code: question.code,
      label: withoutAnswers(question.label),
      source: isText ? 'text' : 'other',
    });
  }
  return [...known.values()];
}
