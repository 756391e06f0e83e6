import type { SubmissionPayload, SurveyAnswer } from '../schema';
import {
  axesOf,
  placesOfRanking,
  questionsOf,
  scalePoints,
  type ChoiceAxis,
  type SurveyDefinition,
  type SurveyQuestion,
} from './definition';
import type { NonAnswer } from './missing';

/** Codes that answers name, of one axis, over all versions: also those that a later version dropped. */
export type AxisOverVersions = {
  readonly codes: readonly string[];
  /** Codes that a version which asked the question did not have. */
  readonly notOffered: (version: number) => readonly string[];
};

/** One question over all versions: everything that was ever offered is counted, also what a later version dropped. */
export type QuestionOverVersions = {
  readonly latest: SurveyQuestion;
  /** As each version that had it asked it, the latest first. */
  readonly forms: readonly SurveyQuestion[];
  /** Places of a ranking, in the version that had most. */
  readonly places: number;
  /** Points of a scale, in order. */
  readonly points: readonly number[];
  /** The question as a version had it. */
  readonly inVersion: (version: number) => SurveyQuestion | undefined;
  readonly axis: (axis: ChoiceAxis) => AxisOverVersions;
};

type Versions = ReadonlyMap<number, SurveyDefinition>;

/** Latest version first, so that its order and its words lead. */
function newestFirst(versions: Versions): SurveyDefinition[] {
  return [...versions].toSorted(([one], [other]) => other - one).map(([, definition]) => definition);
}

const codesOn = (question: SurveyQuestion | undefined, axis: ChoiceAxis): string[] =>
  (question && axesOf(question)[axis])?.map(({ code }) => code) ?? [];

function overVersions(
  forms: readonly SurveyQuestion[],
  inVersion: ReadonlyMap<number, SurveyQuestion | undefined>,
  axis: ChoiceAxis,
): AxisOverVersions {
  const codes = [...new Set(forms.flatMap((form) => codesOn(form, axis)))];
  const absent = new Map(
    [...inVersion].map(([version, form]) => {
      const offered = new Set(codesOn(form, axis));
      return [version, codes.filter((code) => !offered.has(code))];
    }),
  );
  return { codes, notOffered: (version) => absent.get(version) ?? [] };
}

/** The questions over all published versions, in the order of the latest; those that it dropped last. */
export function questionsOverVersions({
  versions,
  topK,
}: {
  readonly versions: Versions;
  readonly topK: number;
}): QuestionOverVersions[] {
  const byVersion = new Map([...versions].map(([number, definition]) => [number, questionsOf(definition)]));
  const all = newestFirst(versions).flatMap((definition) => questionsOf(definition));
  return [...new Set(all.map(({ code }) => code))].flatMap((code): QuestionOverVersions | [] => {
    const forms = all.filter((question) => question.code === code);
    const [latest] = forms;
    if (!latest) return [];
    const points = forms.flatMap((form) => (form.type === 'SCALE' ? scalePoints(form) : []));
    const inVersion = new Map(
      [...byVersion].map(([number, questions]) => [number, questions.find((question) => question.code === code)]),
    );
    const axes = {
      CHOICE: overVersions(forms, inVersion, 'CHOICE'),
      ROW: overVersions(forms, inVersion, 'ROW'),
      COLUMN: overVersions(forms, inVersion, 'COLUMN'),
    };
    return {
      latest,
      forms,
      places: Math.max(...forms.map((form) => placesOfRanking(form, topK))),
      points: [...new Set(points)].toSorted((one, other) => one - other),
      inVersion: (number) => inVersion.get(number),
      axis: (axis) => axes[axis],
    };
  });
}

const reasons = {
  NO_CONSENSUS: 'no_consensus',
  DONT_KNOW: 'dont_know',
  PREFER_NOT_TO_SAY: 'declined',
} as const satisfies Record<string, NonAnswer>;

/** What a submission says to a question: a value, or why there is none. */
export type Reply<Value> = { readonly nonAnswer: NonAnswer } | { readonly value: Value };

/**
 * A submission's reply to a question. `isAsked`: whether the submission's own answers led to it: what logic has hidden was
 * not skipped. `valueOf`: null where the answer holds no value.
 */
export function replyTo<Value>(
  question: QuestionOverVersions,
  submission: Pick<SubmissionPayload, 'version' | 'answers'>,
  isAsked: (code: string) => boolean,
  valueOf: (answer: SurveyAnswer) => Value | null,
): Reply<Value> {
  const { code } = question.latest;
  if (!question.inVersion(submission.version)) return { nonAnswer: 'not_offered' };
  const answer = submission.answers[code] ?? null;
  if (answer && answer.kind !== 'VALUE') return { nonAnswer: reasons[answer.kind] };
  const value = answer && valueOf(answer);
  if (value === null) return { nonAnswer: answer === null && !isAsked(code) ? 'hidden' : 'skipped' };
  return { value };
}

/**
 * What was not offered to a submission, of one axis: what its version does not have, and what a filter left out. What it names
 * was offered to it, if only by an earlier version: a choice that was retired since stays in the answers that have it, and in
 * their denominator.
 */
export function notOfferedTo(
  axis: AxisOverVersions,
  { version, leftOut }: { readonly version: number; readonly leftOut: readonly string[] },
  named: readonly string[],
): string[] {
  return [...new Set([...axis.notOffered(version), ...leftOut])].filter((code) => !named.includes(code));
}
