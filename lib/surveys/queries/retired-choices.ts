import type { Database, Tx } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { ChoiceAxis, SurveyChoice, SurveyDefinition } from '../model/definition';
import { questionsOf } from '../model/definition';
import { retiredOf } from '../model/misfits';
import type { SurveyAnswer } from '../schema';

/** What answers name and their questions no longer offer, with its last label; by question code. */
export type RetiredChoices = ReadonlyMap<string, Partial<Record<ChoiceAxis, SurveyChoice[]>>>;

/** The retired choices that these answers name. No statement where there are none. */
export async function readRetired(
  tx: Tx | Database,
  surveyId: string,
  definition: Pick<SurveyDefinition, 'pages'>,
  answers: Readonly<Record<string, SurveyAnswer>>,
): Promise<RetiredChoices> {
  const gone = questionsOf(definition).flatMap((question) => {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined;
    return answer ? retiredOf(question, answer).map((one) => ({ ...one, question: question.code })) : [];
  });
  if (gone.length === 0) return new Map();
  const rows = await tx.choice.findMany({
    where: {
      question: { surveyId, code: { in: gone.map(({ question }) => question) } },
      code: { in: gone.map(({ code }) => code) },
    },
    select: { code: true, axis: true, label: true, question: { select: { code: true } } },
  });
  const retired = new Map<string, Partial<Record<ChoiceAxis, SurveyChoice[]>>>();
  for (const { question, axis, code } of gone) {
    const row = rows.find((one) => one.question.code === question && one.axis === axis && one.code === code);
    const of = retired.get(question) ?? {};
    const label = (row?.label ?? { en: code }) as LocalizedText as SurveyChoice['label'];
    retired.set(question, { ...of, [axis]: [...(of[axis] ?? []), { code, label }] });
  }
  return retired;
}
