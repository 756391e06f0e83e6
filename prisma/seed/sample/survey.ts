import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import { definitionSchema, questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';
import { surveyIntro, surveyTitle, type LibraryQuestion } from '@/lib/surveys/model/library';
import type { Kit } from './kit';

/** A published survey with the ids that answers are written with. */
export type SampleSurvey = {
  id: string;
  code: string;
  versionId: string;
  versionSha256: string;
  definition: SurveyDefinition;
  questions: Map<string, { id: string; choices: Map<string, string> }>;
};

/** The survey of a meeting with one published version, as `publishVersion` leaves it. Themes are the choices of the ranking. */
export function addSurvey(
  { rows, id, directory }: Kit,
  meetingId: string,
  given: { questions: readonly LibraryQuestion[]; status: SurveyStatus; publishedAt: Date },
): SampleSurvey {
  const themes = directory.themes.map(({ code, names }) => ({ code, label: names, themeCode: code }));
  const definition = definitionSchema.parse({
    questions: given.questions.map((question) =>
      question.type === 'RANKING' ? { ...question, choices: themes } : question,
    ),
  });
  const survey = { id: id(), code: 'pre-meeting', versionId: id(), versionSha256: sha256(canonicalJson(definition)) };
  rows.Survey.push({
    id: survey.id,
    meetingId,
    code: survey.code,
    title: surveyTitle,
    intro: surveyIntro,
    status: given.status,
  });
  rows.SurveyVersion.push({
    id: survey.versionId,
    surveyId: survey.id,
    number: 1,
    definition,
    sha256: survey.versionSha256,
    publishedAt: given.publishedAt,
  });

  const questions: SampleSurvey['questions'] = new Map();
  for (const [position, question] of questionsOf(definition).entries()) {
    const questionId = id();
    rows.Question.push({
      id: questionId,
      surveyId: survey.id,
      code: question.code,
      type: question.type,
      position,
      label: question.label,
      help: question.help,
      required: question.required,
      topK: question.type === 'RANKING' ? question.topK : undefined,
      minValue: question.type === 'SCALE' ? question.minValue : undefined,
      maxValue: question.type === 'SCALE' ? question.maxValue : undefined,
    });
    const choices = new Map<string, string>();
    for (const [place, choice] of ('choices' in question ? question.choices : []).entries()) {
      const choiceId = id();
      rows.Choice.push({
        id: choiceId,
        questionId,
        code: choice.code,
        label: choice.label,
        position: place,
        themeCode: choice.themeCode,
      });
      choices.set(choice.code, choiceId);
    }
    questions.set(question.code, { id: questionId, choices });
  }
  return { ...survey, definition, questions };
}
