import {
  axesOf,
  placesOfRanking,
  questionsOf,
  scalePoints,
  type SurveyDefinition,
  type SurveyQuestion,
} from './definition';
import type { SubmissionPayload } from '../schema';
import type { NonAnswer } from './missing';
import type { Organisation } from './regions';
import { priorityResult, type PriorityBallot, type PriorityResult } from './results';
import type { Thresholds } from './disclosure';
import {
  tallyChoices,
  tallyScale,
  tallyTexts,
  type Answer,
  type ChoiceRow,
  type ScaleContent,
  type Tally,
} from './tallies';

/** A party that was asked, or that answered without having been asked, and what it last submitted. */
export type SurveyedParty = Organisation & {
  readonly isInvited: boolean;
  readonly submission: SubmissionPayload | null;
};

/** The result of one question. Types follow the question's. */
export type QuestionResult =
  | { readonly type: 'RANKING'; readonly code: string; readonly result: PriorityResult }
  | {
      readonly type: 'SINGLE' | 'MULTIPLE';
      readonly code: string;
      readonly choices: readonly string[];
      readonly tally: Tally<readonly ChoiceRow[]>;
    }
  | { readonly type: 'SCALE'; readonly code: string; readonly tally: Tally<ScaleContent> }
  | { readonly type: 'LONG_TEXT'; readonly code: string; readonly tally: Tally<{ readonly texts: number }> };

/** Everything that was computed at one moment: the content of a snapshot. Holds every count; `visibleResults` decides who sees what. */
export type SurveyResults = {
  /** N: parties that were asked. */
  readonly invited: number;
  /** Of these, how many have submitted. */
  readonly submitted: number;
  /** In the order of the latest version; questions that it dropped last. */
  readonly questions: readonly QuestionResult[];
};

export type SurveyResultsInput = {
  /** Published versions by number. */
  readonly versions: ReadonlyMap<number, SurveyDefinition>;
  readonly parties: readonly SurveyedParty[];
  /** Region codes in the order of the columns. */
  readonly regions: readonly string[];
  readonly topK: number;
  readonly thresholds: Thresholds;
};

const reasons = {
  NO_CONSENSUS: 'no_consensus',
  DONT_KNOW: 'dont_know',
  PREFER_NOT_TO_SAY: 'declined',
} as const satisfies Record<string, NonAnswer>;

/** Latest version first, so that its order and its words lead. */
function newestFirst(versions: ReadonlyMap<number, SurveyDefinition>): SurveyDefinition[] {
  return [...versions].toSorted(([one], [other]) => other - one).map(([, definition]) => definition);
}

/** Codes that an answer can name, "other" among them where it is taken. */
function choiceCodes(question: SurveyQuestion | undefined): string[] {
  return (question && axesOf(question).CHOICE)?.map(({ code }) => code) ?? [];
}

/** One question over all versions: everything that was ever offered is counted, also what a later version dropped. */
type Asked = {
  readonly latest: SurveyQuestion;
  readonly codes: readonly string[];
  readonly places: number;
  readonly points: readonly number[];
  /** The question as a version had it. */
  readonly inVersion: (number: number) => SurveyQuestion | undefined;
  /** Codes that a version which asked the question did not have. */
  readonly notOffered: (number: number) => string[];
};

/** The questions over all published versions, the latest version first. */
export function askedQuestions({ versions, topK }: Pick<SurveyResultsInput, 'versions' | 'topK'>): Asked[] {
  const byVersion = new Map([...versions].map(([number, definition]) => [number, questionsOf(definition)]));
  const all = newestFirst(versions).flatMap((definition) => questionsOf(definition));
  return [...new Set(all.map(({ code }) => code))].flatMap((code) => {
    const forms = all.filter((question) => question.code === code);
    const [latest] = forms;
    if (!latest) return [];
    const points = forms.flatMap((form) => (form.type === 'SCALE' ? scalePoints(form) : []));
    const codes = [...new Set(forms.flatMap(choiceCodes))];
    const inVersion = new Map(
      [...byVersion].map(([number, questions]) => [number, questions.find((question) => question.code === code)]),
    );
    const absent = new Map(
      [...inVersion].map(([number, form]) => {
        const offered = new Set(choiceCodes(form));
        return [number, codes.filter((choice) => !offered.has(choice))];
      }),
    );
    return [
      {
        latest,
        codes,
        places: Math.max(...forms.map((form) => placesOfRanking(form, topK))),
        points: [...new Set(points)].toSorted((one, other) => one - other),
        inVersion: (number: number) => inVersion.get(number),
        notOffered: (number: number) => absent.get(number) ?? [],
      },
    ];
  });
}

/** What a submission says to a question: a value with what it was not offered, or why there is none. */
function reply<Value>(
  asked: Asked,
  submission: SubmissionPayload,
  valueOf: (answer: { choices: string[]; number: number | null; text: string | null }) => Value | null,
): { nonAnswer: NonAnswer } | { value: Value; notOffered: string[] } {
  const form = asked.inVersion(submission.version);
  if (!form) return { nonAnswer: 'not_offered' };
  const answer = submission.answers[asked.latest.code] ?? null;
  if (answer && answer.kind !== 'VALUE') return { nonAnswer: reasons[answer.kind] };
  const value = answer && valueOf(answer);
  if (value === null) return { nonAnswer: 'skipped' };
  return { value, notOffered: asked.notOffered(submission.version) };
}

/**
 * From submissions to results, question by question. Pure: the same submissions give the same result, to the last digit.
 * The denominator is the parties that were asked; a party that answered unasked is in no figure but `notInvited`.
 * @throws RangeError on submissions that no version of the questionnaire could have produced.
 */
export function surveyResults(input: SurveyResultsInput): SurveyResults {
  const organisations: Organisation[] = input.parties
    .filter(({ isInvited }) => isInvited)
    .map(({ id, kind, regions, scope }) => ({ id, kind, regions, scope }));
  const submissions = input.parties.flatMap(({ id, submission }) => (submission ? [{ id, submission }] : []));
  const settings = { regions: input.regions, thresholds: input.thresholds };

  const answersTo = <Value>(asked: Asked, valueOf: Parameters<typeof reply<Value>>[2]): Answer<Value>[] =>
    submissions.map(({ id, submission }) => ({ organisationId: id, ...reply(asked, submission, valueOf) }));

  const questions = askedQuestions(input).flatMap((asked): QuestionResult | [] => {
    const { code, type } = asked.latest;
    switch (type) {
      case 'RANKING': {
        const ballots = submissions.map(({ id, submission }): PriorityBallot => {
          const said = reply(asked, submission, ({ choices }) => choices);
          return 'nonAnswer' in said
            ? { organisationId: id, ranked: [], nonAnswer: said.nonAnswer }
            : { organisationId: id, ranked: said.value, notOffered: said.notOffered };
        });
        return {
          type,
          code,
          result: priorityResult({ themes: asked.codes, k: asked.places, organisations, ballots, settings }),
        };
      }
      case 'SINGLE':
      case 'MULTIPLE': {
        const answers = answersTo(asked, ({ choices }) => (choices.length > 0 ? choices : null));
        const limit = type === 'SINGLE' ? 1 : asked.codes.length;
        return {
          type,
          code,
          choices: asked.codes,
          tally: tallyChoices(asked.codes, { organisations, answers, settings }, limit),
        };
      }
      case 'SCALE':
        return {
          type,
          code,
          tally: tallyScale(asked.points, {
            organisations,
            answers: answersTo(asked, ({ number }) => number),
            settings,
          }),
        };
      case 'LONG_TEXT':
        return {
          type,
          code,
          tally: tallyTexts({ organisations, answers: answersTo(asked, ({ text }) => text), settings }),
        };
      default:
        return [];
    }
  });
  return {
    invited: organisations.length,
    submitted: input.parties.filter(({ isInvited, submission }) => isInvited && submission !== null).length,
    questions,
  };
}
