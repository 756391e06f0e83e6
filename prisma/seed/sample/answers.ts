import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { questionsOf } from '@/lib/surveys/model/definition';
import type { SubmissionPayload, SurveyAnswer } from '@/lib/surveys/schema';
import { drawOrder, pickOne, shuffled } from './chance';
import { experiences } from './content/experiences';
import { globalPreferences, preferences } from './content/preferences';
import type { SampleParty } from './directory';
import { after, type Kit } from './kit';
import { languageOf } from './people';
import type { SampleSurvey } from './survey';

export type Answers = Record<string, SurveyAnswer | null>;

const empty: Omit<SurveyAnswer, 'kind'> = { choices: [], number: null, text: null, language: null };
const value = (given: Partial<SurveyAnswer>): SurveyAnswer => ({ kind: 'VALUE', ...empty, ...given });
const instead = (kind: SurveyAnswer['kind']): SurveyAnswer => ({ kind, ...empty });

/** Draws a party's answers from what its regions tend to put first. Some lists are shorter than asked for, some questions are left without a view. */
export function makeAnswerer({ random, directory }: Kit) {
  const texts = {
    en: shuffled(random, experiences.en),
    fr: shuffled(random, experiences.fr),
    es: shuffled(random, experiences.es),
  };
  return function answerFor(party: SampleParty, survey: SampleSurvey): Answers {
    const answers: Answers = {};
    for (const question of questionsOf(survey.definition)) {
      answers[question.code] = ((): SurveyAnswer | null => {
        switch (question.type) {
          case 'RANKING':
            return value({
              choices: drawOrder(
                random,
                weightsOf(
                  party,
                  directory.themes.map(({ code }) => code),
                ),
                listLength(random(), question.topK ?? 5),
              ),
            });
          case 'SINGLE':
            return random() < 0.05
              ? instead('NO_CONSENSUS')
              : value({ choices: [pickOne(random, [...question.choices, ...question.choices.slice(-2)]).code] });
          case 'MULTIPLE': {
            const chosen = question.choices.filter(() => random() < 0.45).map(({ code }) => code);
            return value({ choices: chosen.length > 0 ? chosen : [pickOne(random, question.choices).code] });
          }
          case 'SCALE':
            return random() < 0.06
              ? instead('DONT_KNOW')
              : value({ number: pickOne(random, [2, 3, 3, 4, 4, 4, 5, 5]) });
          case 'LONG_TEXT': {
            const language = languageOf(party);
            const text = texts[language].pop();
            return text === undefined ? null : value({ text, language });
          }
          default:
            return null;
        }
      })();
    }
    return answers;
  };
}

function weightsOf(party: SampleParty, themes: readonly string[]): Map<string, number> {
  const of = (theme: string): number => {
    if (party.kind === 'GLOBAL_PROCESS') return globalPreferences[theme] ?? 1;
    const weights = party.regions.map((region) => preferences[region]?.[theme] ?? 1);
    return weights.reduce((sum, weight) => sum + weight, 0) / Math.max(weights.length, 1);
  };
  return new Map(themes.map((theme) => [theme, of(theme)]));
}

/** Four of five rank as many as they may, the others stop earlier. */
function listLength(chance: number, most: number): number {
  if (chance < 0.8) return most;
  return chance < 0.93 ? most - 1 : most - 2;
}

export type Writer = { accountId: string; name: string };

/**
 * The rows of one party's response, as saved drafts and the submission leave them. Draft: only the first questions, not handed in.
 * @param meeting slug, for the sealed payload
 * @returns what was sealed, or null for a draft
 */
export function addResponse(
  { rows, id }: Kit,
  meeting: string,
  survey: SampleSurvey,
  party: SampleParty,
  given: { answers: Answers; startedAt: Date; submittedAt: Date | null; by: Writer },
): { payload: SubmissionPayload; sha256: string } | null {
  const { startedAt, submittedAt, by } = given;
  const responseId = id();
  const asked = questionsOf(survey.definition);
  const codes = asked.map(({ code }) => code);
  const written = submittedAt ? codes : codes.slice(0, 2);
  rows.Response.push({
    id: responseId,
    surveyId: survey.id,
    partyId: party.id,
    versionId: survey.versionId,
    status: submittedAt ? 'SUBMITTED' : 'DRAFT',
    lockVersion: submittedAt ? 2 : 1,
    createdAt: startedAt,
    updatedAt: submittedAt ?? startedAt,
  });
  for (const [index, code] of written.entries()) {
    const answer = given.answers[code];
    const question = survey.questions.get(code);
    if (!answer || !question) continue;
    const { kind, text, language, number, choices } = answer;
    const answerId = id();
    rows.Answer.push({ id: answerId, responseId, questionId: question.id, kind, text, language, number, revision: 1 });
    const isRanking = asked[index]?.type === 'RANKING';
    rows.AnswerChoice.push(
      ...choices.map((choice, place) => ({
        answerId,
        choiceId: question.choices.get(choice) ?? '',
        rank: isRanking ? place + 1 : null,
      })),
    );
    // The first questions were saved as a draft, the rest with the submission.
    const at = submittedAt && index > 1 ? submittedAt : startedAt;
    rows.AnswerEvent.push({
      id: id(),
      responseId,
      questionId: question.id,
      revision: 1,
      value: { answer },
      byAccountId: by.accountId,
      at,
    });
  }
  if (!submittedAt) return null;
  const payload: SubmissionPayload = {
    meeting,
    survey: survey.code,
    party: party.code,
    number: 1,
    version: 1,
    versionSha256: survey.versionSha256,
    answers: given.answers,
  };
  const seal = sha256(canonicalJson(payload));
  rows.Submission.push({
    id: id(),
    responseId,
    number: 1,
    payload,
    sha256: seal,
    byAccountId: by.accountId,
    byName: by.name,
    at: submittedAt,
  });
  return { payload, sha256: seal };
}

/** Days and hours of chance within a span, in working hours (UTC). */
export function someTimeBetween({ random }: Kit, from: Date, days: number): Date {
  return after(from, Math.floor(random() * days), 7 + random() * 9);
}
