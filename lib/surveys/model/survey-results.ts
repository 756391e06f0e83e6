import { atOnce } from '@/lib/core/in-steps';
import type { SubmissionPayload, SurveyAnswer } from '../schema';
import { aboutOf } from './about';
import { askedParts } from './asked';
import { hasFilters, leftOutBy } from './choices-left';
import type { CodedAnswers } from './coded-results';
import { decidersOf, hasConditions } from './deciders';
import type { SurveyDefinition, SurveyQuestion } from './definition';
import type { Thresholds } from './disclosure';
import { notOfferedTo, questionsOverVersions, replyTo, type QuestionOverVersions } from './over-versions';
import type { Assignment, Organisation } from './regions';
import { priorityResultInSteps, type PriorityBallot, type PriorityResult } from './results';
import {
  tallyChoices,
  tallyScale,
  tallyTexts,
  type Answer,
  type ChoiceRow,
  type ScaleContent,
  type Tally,
  type TallyInput,
} from './tallies';
import { tallyDates, tallyNumbers, type DateContent, type NumberContent } from './tally-figures';

/** A party that was asked, or that answered without having been asked, and what it last submitted, when. */
export type SurveyedParty = Organisation & {
  readonly isInvited: boolean;
  readonly submission: SubmissionPayload | null;
  /** Conditions that name the day of today mean this one. */
  readonly submittedAt: Date | null;
};

/** Questions whose answers are codes of a list that the house keeps. */
export type ReferenceType = Extract<SurveyQuestion['type'], 'COUNTRY' | 'ORGANISATION' | 'THEME' | 'OBJECTIVE'>;

/** One row of a matrix, counted as a single choice among the columns. */
export type MatrixRow = { readonly row: string; readonly tally: Tally<readonly ChoiceRow[]> };

type Counted =
  | { readonly type: 'RANKING'; readonly code: string; readonly result: PriorityResult }
  | {
      readonly type: 'SINGLE' | 'MULTIPLE';
      readonly code: string;
      readonly choices: readonly string[];
      readonly tally: Tally<readonly ChoiceRow[]>;
    }
  | {
      readonly type: ReferenceType;
      readonly code: string;
      /** Codes of the list; of countries and organisations only those that somebody named. */
      readonly choices: readonly string[];
      /** One code each. */
      readonly isSingle: boolean;
      readonly tally: Tally<readonly ChoiceRow[]>;
    }
  | { readonly type: 'SCALE'; readonly code: string; readonly tally: Tally<ScaleContent> }
  | {
      readonly type: 'MATRIX';
      readonly code: string;
      /** Codes of the columns. */
      readonly choices: readonly string[];
      readonly rows: readonly MatrixRow[];
    }
  | { readonly type: 'NUMBER' | 'CALCULATED'; readonly code: string; readonly tally: Tally<NumberContent> }
  | { readonly type: 'DATE'; readonly code: string; readonly tally: Tally<DateContent> }
  | {
      readonly type: 'TEXT' | 'LONG_TEXT' | 'FILE' | 'CALCULATED_TEXT';
      readonly code: string;
      readonly tally: Tally<{ readonly texts: number }>;
    };

/**
 * The result of one question. Types follow the question's; a calculated value is a number where every one is, and a text
 * otherwise. `conditionalOn`: the questions that decide who is asked this one, where not everybody is.
 */
export type QuestionResult = Counted & { readonly conditionalOn?: readonly string[] };

/** What the open answers to a question were settled to say: how many gave each theme, of those that answered the question. */
export type CodedResult = {
  readonly code: string;
  /** Of the code book. */
  readonly version: number;
  /** In a snapshot, number of the earlier one whose figures these are; left out where they were counted for it. */
  readonly asOf?: number;
  readonly choices: readonly string[];
  readonly tally: Tally<readonly ChoiceRow[]>;
  readonly conditionalOn?: readonly string[];
};

/** Everything that was computed at one moment: the content of a snapshot. Holds every count; `visibleResults` decides who sees what. */
export type SurveyResults = {
  /** N: parties that were asked. */
  readonly invited: number;
  /** Of these, how many have submitted. */
  readonly submitted: number;
  /** The smallest count that was to be told in public at that moment; left out in snapshots of before. */
  readonly publicCell?: number;
  /** Said where organisations of several regions were spread over them; left out where each stands in one column. */
  readonly assignment?: 'spread';
  /** In the order of the latest version; questions that it dropped last. */
  readonly questions: readonly QuestionResult[];
  /** Left out where no open answers are coded and settled. */
  readonly coded?: readonly CodedResult[];
};

export type SurveyResultsInput = {
  /** Published versions by number. */
  readonly versions: ReadonlyMap<number, SurveyDefinition>;
  readonly parties: readonly SurveyedParty[];
  /** Region codes in the order of the columns. */
  readonly regions: readonly string[];
  readonly topK: number;
  readonly thresholds: Thresholds;
  /** Whole lists whose every code keeps its row, by the type of question that takes from them. */
  readonly lists?: Partial<Record<ReferenceType, readonly string[]>>;
  /** Whose clocks and languages conditions mean, where a submission does not say itself what was hidden; UTC and English where left out. */
  readonly meeting?: { readonly zone: string; readonly languages: readonly string[] };
  /** How organisations of several regions are counted; each in one column where it is left out. */
  readonly assignment?: Assignment;
  readonly coded?: readonly CodedAnswers[];
};

type Submitted = {
  readonly id: string;
  readonly submission: SubmissionPayload;
  /** Whether the submission's own answers led to a question. */
  readonly isAsked: (code: string) => boolean;
  /** The choices of a question that its filter left out, given the submission's own answers. */
  readonly leftOut: (code: string) => readonly string[];
};

const clocksOfNobody = { zone: 'UTC', languages: ['en'] };

/**
 * What logic hid and what filters left out is sealed with a submission; of those sealed before it was, it is worked out anew
 * from their answers.
 */
function submittedOf({ versions, parties, meeting = clocksOfNobody }: SurveyResultsInput): Submitted[] {
  const having = (has: (definition: SurveyDefinition) => boolean) =>
    new Set([...versions].filter(([, definition]) => has(definition)).map(([number]) => number));
  const conditional = having(hasConditions);
  const filtered = having(hasFilters);
  return parties.flatMap(({ id, submission, submittedAt }): Submitted | [] => {
    if (!submission) return [];
    const definition = versions.get(submission.version);
    const { hidden } = submission;
    const isHiddenKnown = hidden !== undefined || !conditional.has(submission.version);
    const isLeftOutKnown = submission.leftOut !== undefined || !filtered.has(submission.version);
    const asked =
      definition && !(isHiddenKnown && isLeftOutKnown) ? askedBy(definition, submission, submittedAt, meeting) : null;
    const leftOut = submission.leftOut ?? (definition && asked ? leftOutBy(definition, asked) : {});
    const absent = new Map(Object.entries(leftOut));
    return {
      id,
      submission,
      isAsked: (code) => (isHiddenKnown ? !hidden?.includes(code) : (asked?.codes.has(code) ?? true)),
      leftOut: (code) => absent.get(code) ?? [],
    };
  });
}

type OfMeeting = NonNullable<SurveyResultsInput['meeting']>;

/** What a submission's own answers led to. */
function askedBy(
  definition: SurveyDefinition,
  { answers }: Pick<SubmissionPayload, 'answers'>,
  submittedAt: Date | null,
  meeting: OfMeeting,
) {
  const given = Object.entries(answers).flatMap(([code, answer]) => (answer ? [[code, answer]] : []));
  const about = aboutOf(meeting, definition, { now: submittedAt ?? new Date(0) });
  return askedParts(definition, Object.fromEntries(given), about);
}

/** By question, the choices that its filter left out for a submission: as sealed with it, or else given its own answers. */
export function choicesLeftOut(
  definition: SurveyDefinition,
  submission: Pick<SubmissionPayload, 'answers' | 'leftOut'>,
  submittedAt: Date,
  meeting: OfMeeting,
): (code: string) => readonly string[] {
  const leftOut = submission.leftOut ?? leftOutBy(definition, askedBy(definition, submission, submittedAt, meeting));
  const absent = new Map(Object.entries(leftOut));
  return (code) => absent.get(code) ?? [];
}

const numberOf = ({ number }: SurveyAnswer): number | null => number;
const textOf = ({ text }: SurveyAnswer): string | null => (text?.trim() ? text : null);
const codesOf = ({ codes }: SurveyAnswer): readonly string[] | null => (codes && codes.length > 0 ? codes : null);

/** Everything one question is counted with. */
type Frame = Pick<TallyInput<unknown>, 'organisations' | 'settings'> & {
  readonly asked: QuestionOverVersions;
  readonly submitted: readonly Submitted[];
  readonly lists: SurveyResultsInput['lists'];
};

/** What decides what a submission could name: its version, and what a filter left out. */
type Offer = { readonly version: number; readonly leftOut: readonly string[] };

/** The replies of all submissions; `notOffered`: what was not offered to one of what it could name. */
function answersTo<Value>(
  { asked, submitted }: Frame,
  valueOf: (answer: SurveyAnswer) => Value | null,
  notOffered: (offer: Offer, value: Value) => string[] = () => [],
): Answer<Value>[] {
  return submitted.map(({ id, submission, isAsked, leftOut }) => {
    const reply = replyTo(asked, submission, isAsked, valueOf);
    if ('nonAnswer' in reply) return { organisationId: id, nonAnswer: reply.nonAnswer };
    const { version } = submission;
    const absent = notOffered({ version, leftOut: leftOut(asked.latest.code) }, reply.value);
    return { organisationId: id, value: reply.value, ...(absent.length > 0 ? { notOffered: absent } : {}) };
  });
}

function countRanking(frame: Frame): Generator<void, PriorityResult> {
  const { asked, organisations, settings } = frame;
  const axis = asked.axis('CHOICE');
  const answers = answersTo(
    frame,
    ({ choices }) => choices,
    (offer, named) => notOfferedTo(axis, offer, named),
  );
  const ballots = answers.map((answer): PriorityBallot => {
    const { organisationId } = answer;
    return 'nonAnswer' in answer
      ? { organisationId, ranked: [], nonAnswer: answer.nonAnswer }
      : { organisationId, ranked: answer.value, notOffered: answer.notOffered ?? [] };
  });
  return priorityResultInSteps({ themes: axis.codes, k: asked.places, organisations, ballots, settings });
}

function countChoices(frame: Frame, limit: number | null): Tally<readonly ChoiceRow[]> {
  const axis = frame.asked.axis('CHOICE');
  const answers = answersTo(
    frame,
    ({ choices }) => (choices.length > 0 ? choices : null),
    (offer, named) => notOfferedTo(axis, offer, named),
  );
  return tallyChoices(axis.codes, { ...frame, answers }, limit ?? axis.codes.length);
}

/** Codes in the order of their list; those that no list has any more, or that are listed only where named, by code. */
function countReferences(frame: Frame, type: ReferenceType): Omit<Extract<Counted, { isSingle: boolean }>, 'code'> {
  const answers = answersTo(frame, codesOf);
  const whole = frame.lists?.[type] ?? [];
  const named = new Set(answers.flatMap((answer) => ('value' in answer ? answer.value : [])));
  const choices = [...whole, ...[...named].filter((code) => !whole.includes(code)).toSorted()];
  const isSingle = frame.asked.forms.every((form) => !('multiple' in form && form.multiple));
  return {
    type,
    choices,
    isSingle,
    tally: tallyChoices(choices, { ...frame, answers }, isSingle ? 1 : choices.length),
  };
}

/** Each row a single choice. Who answers the matrix and leaves a row out has skipped that row. */
function countMatrix(frame: Frame): { choices: readonly string[]; rows: MatrixRow[] } {
  const { asked, submitted } = frame;
  const [rows, columns] = [asked.axis('ROW'), asked.axis('COLUMN')];
  return {
    choices: columns.codes,
    rows: rows.codes.map((row): MatrixRow => {
      const lacking = new Set(
        submitted.flatMap(({ id, submission }) => (rows.notOffered(submission.version).includes(row) ? [id] : [])),
      );
      const answers = answersTo(
        frame,
        ({ cells }) => (cells && Object.hasOwn(cells, row) ? [cells[row] ?? ''] : null),
        (offer, named) => notOfferedTo(columns, offer, named),
      ).map((answer): Answer<readonly string[]> => {
        const isLacking = 'nonAnswer' in answer && answer.nonAnswer === 'skipped' && lacking.has(answer.organisationId);
        return isLacking ? { ...answer, nonAnswer: 'not_offered' } : answer;
      });
      return { row, tally: tallyChoices(columns.codes, { ...frame, answers }, 1) };
    }),
  };
}

/** A number where every calculated value is one; otherwise only how many there are. */
function countCalculated(frame: Frame, code: string): Counted {
  const values = answersTo(frame, (answer) => answer.number ?? textOf(answer));
  const isNumber = (answer: Answer<number | string>): answer is Answer<number> =>
    !('value' in answer) || typeof answer.value === 'number';
  const numbers = values.filter(isNumber);
  if (numbers.length === values.length)
    return { type: 'CALCULATED', code, tally: tallyNumbers({ ...frame, answers: numbers }) };
  const texts = answersTo(frame, (answer) => textOf(answer) ?? answer.number?.toString() ?? null);
  return { type: 'CALCULATED_TEXT', code, tally: tallyTexts({ ...frame, answers: texts }) };
}

function* countQuestion(frame: Frame): Generator<void, Counted | null> {
  const { code, type } = frame.asked.latest;
  switch (type) {
    case 'RANKING':
      return { type, code, result: yield* countRanking(frame) };
    case 'SINGLE':
      return { type, code, choices: frame.asked.axis('CHOICE').codes, tally: countChoices(frame, 1) };
    case 'MULTIPLE':
      return { type, code, choices: frame.asked.axis('CHOICE').codes, tally: countChoices(frame, null) };
    case 'SCALE':
      return { type, code, tally: tallyScale(frame.asked.points, { ...frame, answers: answersTo(frame, numberOf) }) };
    case 'MATRIX':
      return { type, code, ...countMatrix(frame) };
    case 'NUMBER':
      return { type, code, tally: tallyNumbers({ ...frame, answers: answersTo(frame, numberOf) }) };
    case 'DATE':
      return { type, code, tally: tallyDates({ ...frame, answers: answersTo(frame, textOf) }) };
    case 'TEXT':
    case 'LONG_TEXT':
      return { type, code, tally: tallyTexts({ ...frame, answers: answersTo(frame, textOf) }) };
    case 'FILE':
      return {
        type,
        code,
        tally: tallyTexts({ ...frame, answers: answersTo(frame, ({ file }) => file?.sha256 ?? null) }),
      };
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return { code, ...countReferences(frame, type) };
    case 'CALCULATED':
      return countCalculated(frame, code);
    case 'NOTE':
      return null;
  }
}

/** Themes of an open question. Where "other" was not chosen nothing was said in one's own words: no theme, of an answer all the same. */
function countCoded(frame: Frame, { question, source, version, codes, byParty }: CodedAnswers): CodedResult {
  const hasSaid = (answer: SurveyAnswer): true | null =>
    (source === 'text' ? textOf(answer) !== null : answer.choices.length > 0) || null;
  const answers = answersTo(frame, hasSaid).map((answer): Answer<readonly string[]> =>
    'nonAnswer' in answer ? answer : { ...answer, value: byParty.get(answer.organisationId) ?? [] },
  );
  const { organisations, settings } = frame;
  return { code: question, version, choices: codes, tally: tallyChoices(codes, { organisations, answers, settings }) };
}

/**
 * From submissions to results, question by question. Pure: the same submissions give the same result, to the last digit.
 * N is the parties that were asked; a party that answered unasked is in no figure but `notInvited`. Of every question the
 * answers and the reasons for none add up to N.
 * @throws RangeError on submissions that no version of the questionnaire could have produced.
 */
export function surveyResults(input: SurveyResultsInput): SurveyResults {
  return atOnce(surveyResultsInSteps(input));
}

/** As `surveyResults`, left off after each question and within the long ones, so that others may be served. `counted`: called after each question. */
export function* surveyResultsInSteps(
  input: SurveyResultsInput,
  counted: () => void = () => undefined,
): Generator<void, SurveyResults> {
  const organisations: Organisation[] = input.parties
    .filter(({ isInvited }) => isInvited)
    .map(({ id, kind, regions, scope }) => ({ id, kind, regions, scope }));
  const { regions, thresholds, assignment, lists } = input;
  const settings = { regions, thresholds, ...(assignment ? { assignment } : {}) };
  const submitted = submittedOf(input);
  const deciders = decidersOf(input.versions.values());
  const overVersions = questionsOverVersions(input);
  const coded = (input.coded ?? []).flatMap((answers): CodedResult | [] => {
    const asked = overVersions.find(({ latest }) => latest.code === answers.question);
    if (!asked) return [];
    const conditionalOn = deciders.get(answers.question);
    const counted = countCoded({ asked, submitted, organisations, settings, lists }, answers);
    return conditionalOn ? { ...counted, conditionalOn } : counted;
  });
  const questions: QuestionResult[] = [];
  for (const asked of overVersions) {
    const result = yield* countQuestion({ asked, submitted, organisations, settings, lists });
    const conditionalOn = deciders.get(asked.latest.code);
    if (result) questions.push(conditionalOn ? { ...result, conditionalOn } : result);
    counted();
    yield;
  }
  return {
    invited: organisations.length,
    publicCell: thresholds.publicCell,
    ...(assignment === 'spread' ? { assignment } : {}),
    submitted: input.parties.filter(({ isInvited, submission }) => isInvited && submission !== null).length,
    questions,
    ...(coded.length > 0 ? { coded } : {}),
  };
}
