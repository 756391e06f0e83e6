import { DEFAULT_THRESHOLDS, disclosureLevel, type DisclosureLevel, type Thresholds } from './disclosure';
import { ONE, sumOf, toCommonUnits, type Fraction } from './fractions';
import { countMissing, type MissingCounts, type MissingReason, type NonAnswer } from './missing';
import { columnsOf, type Assignment, type ColumnKind, type Member, type Organisation } from './regions';

/** A response to a question: a value of the question's kind, or why there is none. */
export type Answer<Value> =
  | { readonly organisationId: string; readonly value: Value; readonly notOffered?: readonly string[] }
  | { readonly organisationId: string; readonly nonAnswer: NonAnswer };

export type TallyInput<Value> = {
  readonly organisations: readonly Organisation[];
  readonly answers: readonly Answer<Value>[];
  readonly settings: {
    readonly regions: readonly string[];
    readonly assignment?: Assignment;
    readonly thresholds?: Thresholds;
  };
};

/** Who answered in a group. Heads, and the same as weights. */
export type TallyGroup<Content> = {
  readonly key: string;
  readonly kind: ColumnKind | 'total';
  readonly invited: number;
  readonly answered: number;
  readonly weightInvited: number;
  readonly weightAnswered: number;
  /** Of these, as weights, whom the survey's own logic did not ask: no answer of theirs can still come in. Left out where there are none. */
  readonly weightHidden?: number;
  readonly missing: MissingCounts;
  readonly level: DisclosureLevel;
  readonly content: Content;
};

export type TallySection<Content> = {
  readonly columns: readonly TallyGroup<Content>[];
  readonly total: TallyGroup<Content>;
};

/** Everyone together, and the two kinds of organisation apart. */
export type Tally<Content> = {
  /** Responses of organisations that were not invited: in no figure. */
  readonly notInvited: number;
  readonly all: TallySection<Content>;
  readonly mechanisms: TallySection<Content>;
  readonly partners: TallySection<Content>;
};

/** One choice. `answered` is n of this cell: answered the question and was offered the choice. `share` is count/n. */
export type ChoiceRow = {
  readonly code: string;
  readonly count: number;
  readonly answered: number;
  readonly share: number | null;
  /** What n of this cell alone allows to be said, where fewer were offered the choice than answered. */
  readonly level?: DisclosureLevel;
};

/** A value that was given, with what its giver was not offered and the weight it has in the group. */
export type Given<Value> = { readonly value: Value; readonly notOffered: readonly string[]; readonly weight: Fraction };

/** What is made of the values of a group; `levelOf`: what may be said of so many heads. */
type ContentOf<Value, Content> = (
  given: readonly Given<Value>[],
  levelOf: (heads: number) => DisclosureLevel,
) => Content;

function tallyGroup<Value, Content>(
  group: { readonly key: string; readonly kind: ColumnKind | 'total'; readonly members: readonly Member[] },
  answers: ReadonlyMap<string, Answer<Value>>,
  thresholds: Thresholds,
  contentOf: ContentOf<Value, Content>,
): TallyGroup<Content> {
  const levelOf = (heads: number) => disclosureLevel(heads, thresholds);
  const given: Given<Value>[] = [];
  const missing: MissingReason[] = [];
  const hidden: Fraction[] = [];
  for (const { organisation, weight } of group.members) {
    const answer = answers.get(organisation.id);
    if (!answer) missing.push('silent');
    else if ('nonAnswer' in answer) {
      missing.push(answer.nonAnswer);
      if (answer.nonAnswer === 'hidden') hidden.push(weight);
    } else given.push({ value: answer.value, notOffered: answer.notOffered ?? [], weight });
  }
  return {
    key: group.key,
    kind: group.kind,
    invited: group.members.length,
    answered: given.length,
    weightInvited: sumOf(group.members.map(({ weight }) => weight)),
    weightAnswered: sumOf(given.map(({ weight }) => weight)),
    ...(hidden.length > 0 ? { weightHidden: sumOf(hidden) } : {}),
    missing: countMissing(missing),
    level: levelOf(given.length),
    content: contentOf(given, levelOf),
  };
}

/** N of a group as far as bounds go: everybody of whom an answer came or may still come. */
export function reachable({
  weightInvited,
  weightAnswered,
  weightHidden = 0,
}: Pick<TallyGroup<unknown>, 'weightInvited' | 'weightAnswered' | 'weightHidden'>): number {
  // Thirds of organisations may lose their last digit in the difference.
  return weightHidden === 0 ? weightInvited : Math.max(weightAnswered, weightInvited - weightHidden);
}

/**
 * Answers to one question by column, for everyone and the two kinds of organisation apart; `contentOf` says what is made of
 * the values of one group.
 * @throws RangeError when an organisation answers twice.
 */
export function tally<Value, Content>(input: TallyInput<Value>, contentOf: ContentOf<Value, Content>): Tally<Content> {
  const { organisations, settings } = input;
  const answers = new Map(input.answers.map((answer) => [answer.organisationId, answer]));
  if (answers.size !== input.answers.length) throw new RangeError('An organisation answers twice');
  const invited = new Set(organisations.map(({ id }) => id));
  const thresholds = settings.thresholds ?? DEFAULT_THRESHOLDS;
  const section = (chosen: readonly Organisation[]): TallySection<Content> => ({
    columns: columnsOf(chosen, settings.regions, settings.assignment).map((column) =>
      tallyGroup(column, answers, thresholds, contentOf),
    ),
    total: tallyGroup(
      { key: 'total', kind: 'total', members: chosen.map((organisation) => ({ organisation, weight: ONE })) },
      answers,
      thresholds,
      contentOf,
    ),
  });
  return {
    notInvited: input.answers.filter(({ organisationId }) => !invited.has(organisationId)).length,
    all: section(organisations),
    mechanisms: section(organisations.filter(({ kind }) => kind === 'mechanism')),
    partners: section(organisations.filter(({ kind }) => kind === 'partner')),
  };
}

/**
 * Single and multiple choice: how many chose each code, of those that answered and were offered it.
 * A single choice is a list of one.
 * @param choices codes in the order of the questionnaire
 * @throws RangeError on a code that is unknown, repeated or was not offered, and on more than one where `limit` is 1.
 */
export function tallyChoices(
  choices: readonly string[],
  input: TallyInput<readonly string[]>,
  limit: number = choices.length,
): Tally<readonly ChoiceRow[]> {
  const known = new Set(choices);
  for (const answer of input.answers) {
    if ('nonAnswer' in answer) continue;
    const absent = new Set(answer.notOffered ?? []);
    if (new Set(answer.value).size !== answer.value.length) throw new RangeError('A code is chosen twice');
    if (answer.value.length > limit)
      throw new RangeError(`${answer.value.length} codes are chosen, more than ${limit}`);
    for (const code of answer.value) {
      if (!known.has(code) || absent.has(code)) throw new RangeError(`"${code}" was not offered`);
    }
  }
  return tally(input, (given, levelOf) => {
    // In one pass over the answers; what was chosen was offered, so only what was not has to be taken off everybody.
    const { units, perOne } = toCommonUnits(given.map(({ weight }) => weight));
    const chosen = new Map(choices.map((code) => [code, 0]));
    const absent = new Map<string, { units: number; heads: number }>();
    let all = 0;
    given.forEach(({ value, notOffered }, index) => {
      const unit = units[index] ?? 0;
      all += unit;
      for (const code of value) chosen.set(code, (chosen.get(code) ?? 0) + unit);
      for (const code of notOffered) {
        const { units: before, heads } = absent.get(code) ?? { units: 0, heads: 0 };
        absent.set(code, { units: before + unit, heads: heads + 1 });
      }
    });
    return choices.map((code) => {
      const without = absent.get(code);
      const answered = (all - (without?.units ?? 0)) / perOne;
      const count = (chosen.get(code) ?? 0) / perOne;
      const share = answered === 0 ? null : count / answered;
      return { code, count, answered, share, ...(without ? { level: levelOf(given.length - without.heads) } : {}) };
    });
  });
}

/** A distribution over the points of a scale. */
export type ScaleContent = {
  readonly distribution: readonly { readonly point: number; readonly count: number; readonly share: number | null }[];
  /** The two middle answers, equal unless the middle falls between two points; null without answers. No mean of an ordinal scale. */
  readonly median: { readonly lower: number; readonly upper: number } | null;
};

/**
 * The values at a part of the way through all values in their order, by weight: the two on either side of it, equal unless it
 * falls between two. `part`: 1/2 is the median, 1/4 and 3/4 the quartiles. Null without values.
 */
export function valuesAt(
  given: readonly Pick<Given<number>, 'value' | 'weight'>[],
  { numerator, denominator }: Fraction,
): { readonly lower: number; readonly upper: number } | null {
  if (given.length === 0) return null;
  const { units } = toCommonUnits(given.map(({ weight }) => weight));
  const aim = units.reduce((sum, unit) => sum + unit, 0) * numerator;
  const sorted = given
    .map(({ value }, index) => ({ value, unit: (units[index] ?? 0) * denominator }))
    .sort((a, b) => a.value - b.value);
  let reached = 0;
  let lower: number | null = null;
  for (const { value, unit } of sorted) {
    reached += unit;
    if (lower === null && reached >= aim) lower = value;
    if (lower !== null && reached > aim) return { lower, upper: value };
  }
  return null;
}

const half: Fraction = { numerator: 1, denominator: 2 };

/**
 * A scale: how many chose each point, and the median.
 * @param points of the scale, in order
 * @throws RangeError on a value that is not a point of the scale.
 */
export function tallyScale(points: readonly number[], input: TallyInput<number>): Tally<ScaleContent> {
  for (const answer of input.answers) {
    if ('value' in answer && !points.includes(answer.value))
      throw new RangeError(`${answer.value} is not on the scale`);
  }
  return tally(input, (given) => {
    const all = sumOf(given.map(({ weight }) => weight));
    return {
      distribution: points.map((point) => {
        const count = sumOf(given.filter(({ value }) => value === point).map(({ weight }) => weight));
        return { point, count, share: all === 0 ? null : count / all };
      }),
      median: valuesAt(given, half),
    };
  });
}

/** Open text, or a file: how many gave something. What they wrote is coded elsewhere; blank text must come as `skipped`. */
export function tallyTexts(input: TallyInput<string>): Tally<{ readonly texts: number }> {
  for (const answer of input.answers) {
    if ('value' in answer && answer.value.trim() === '') throw new RangeError('A blank text is not an answer');
  }
  return tally(input, (given) => ({ texts: given.length }));
}
