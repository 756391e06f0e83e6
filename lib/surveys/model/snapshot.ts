import { canonicalJson } from '@/lib/core/canonical';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { isMechanism } from '@/lib/directory/model/kinds';
import { placesOf, type Assignment } from './regions';
import { atOnce } from '@/lib/core/in-steps';
import { surveyResultsInSteps, type CodedResult, type SurveyResults, type SurveyResultsInput } from './survey-results';

/** The sealed content of a snapshot: what was counted (one seal by party) and what came out. */
export type SnapshotPayload = {
  meeting: string;
  survey: string;
  number: number;
  /** Latest version of the questionnaire at that moment. */
  version: number;
  /** sha256 of the submission counted, by party code. */
  submissions: Record<string, string>;
  /** Among whom each of them was counted, by party code; left out in snapshots of before. */
  places?: Record<string, string>;
  results: SurveyResults;
  /** The same answers with organisations of several regions spread over them. Left out where there is none, where answers are anonymous, and in snapshots of before. */
  spread?: SurveyResults;
  /** Number of the earlier snapshot whose figures the results are; left out where they were counted for this one. */
  asOf?: number;
  /** The States that were asked in their own name, counted apart; left out where none was. */
  states?: {
    submissions: Record<string, string>;
    results: SurveyResults;
    /** Number of the earlier snapshot whose figures these are; left out where they were counted for this one. */
    asOf?: number;
  };
};

/** What was written to open questions, by question and party: a hash of each text. */
export type WrittenSeals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Of an earlier snapshot: what was written in the answers it counted, and what that was coded with. */
export type EarlierCoded = {
  readonly number: number;
  readonly written: WrittenSeals;
  readonly coded: readonly CodedResult[];
};

/**
 * Results in which themes of open answers stand as in the newest earlier snapshot that told them, where fewer than `small` of the
 * texts were written or changed since: merged or decided otherwise meanwhile, the two beside each other would tell what either
 * withholds. A submission that was sealed anew without another text is no other text. `earlier`: the newest first.
 */
export function withCodedAsBefore(
  results: SurveyResults,
  written: WrittenSeals,
  earlier: readonly EarlierCoded[],
  small: number,
): SurveyResults {
  if (!results.coded) return results;
  const isSame = ({ asOf: _asOf, ...one }: CodedResult, { asOf: _other, ...other }: CodedResult) =>
    canonicalJson(one) === canonicalJson(other);
  return {
    ...results,
    coded: results.coded.map((now) => {
      const told = earlier.flatMap(({ number, written: texts, coded }) =>
        coded.flatMap((each): CodedResult | [] => {
          // What stood from an earlier one already is compared with that one.
          if (each.code !== now.code || each.asOf !== undefined) return [];
          const difference = differenceOf(written[now.code] ?? {}, texts[now.code] ?? {});
          return difference < small ? { ...each, asOf: number } : [];
        }),
      );
      const [before] = told;
      return before && !isSame(before, now) ? before : now;
    }),
  };
}

/** Whether the spread results stand beside the others: where organisations of several regions were asked and results name who answered. */
export function isSpreadToo({ parties, regions }: SurveyResultsInput, attributed: boolean): boolean {
  return (
    attributed &&
    parties.some((party) => party.isInvited && placesOf(party, regions).some(({ kind }) => kind === 'interregional'))
  );
}

/**
 * The results of a snapshot, and the spread ones where fractions of organisations may give away who they are.
 * `counted`: called after each question.
 */
export function* countedInSteps(
  input: SurveyResultsInput,
  attributed: boolean,
  counted?: () => void,
): Generator<void, Pick<SnapshotPayload, 'results' | 'spread'>> {
  const results = yield* surveyResultsInSteps(input, counted);
  if (!isSpreadToo(input, attributed)) return { results };
  return { results, spread: yield* surveyResultsInSteps({ ...input, assignment: 'spread' }, counted) };
}

/** As `countedInSteps`, in one go. */
export function countedFor(
  input: SurveyResultsInput,
  attributed: boolean,
): Pick<SnapshotPayload, 'results' | 'spread'> {
  return atOnce(countedInSteps(input, attributed));
}

/** How many parties are counted otherwise in one snapshot than in another: new, gone, or with a changed answer. */
export function differenceOf(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): number {
  const parties = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...parties].filter((party) => one[party] !== other[party]).length;
}

/**
 * Whether a snapshot beside the earlier ones would tell the answers of a few: every snapshot is public, and what two of
 * them do not share can be worked out. Equal ones tell nothing; all others must differ by at least `small` parties.
 */
export function tellsTooMuch(
  submissions: Readonly<Record<string, string>>,
  earlier: readonly Readonly<Record<string, string>>[],
  small: number,
): boolean {
  return earlier.some((other) => {
    const difference = differenceOf(submissions, other);
    return difference > 0 && difference < small;
  });
}

/** Seals of what was counted, by party: of everybody who is asked for a mechanism or a partner, and of the States apart. */
export type Counted = {
  readonly all: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  /** Among whom each of all was counted; a party of which a snapshot of before does not say so is not in it. */
  readonly places: Readonly<Record<string, string>>;
};

/** What is compared of two counts; `isAttributed`: whether results name who answered, as was announced. */
type Comparing = { readonly small: number; readonly isAttributed: boolean };

/** Seals of two counts to be compared: with its place where both know it, since who has moved tells its answer as who has changed it. */
function comparable(
  of: 'all' | 'states',
  one: Counted,
  other: Counted,
): [Record<string, string>, Record<string, string>] {
  const placed = (counted: Counted, beside: Counted) =>
    Object.fromEntries(
      Object.entries(counted[of]).map(([party, seal]) => {
        const place = beside.places[party] === undefined ? undefined : counted.places[party];
        return [party, place === undefined ? seal : `${seal} ${place}`];
      }),
    );
  return [placed(one, other), placed(other, one)];
}

/** Seals by the column and by the kind of organisation in which they are counted, as the tables of results have them. */
function sealsByGroup({ all, places }: Counted): Map<string, Record<string, string>> {
  const groups = new Map<string, Record<string, string>>();
  for (const [party, seal] of Object.entries(all)) {
    const [kind, ...regions] = (places[party] ?? '').split(' ') as [PartyKind, ...string[]];
    const scope = kind === 'GLOBAL_PROCESS' ? 'global' : 'regional';
    const columns = placesOf({ id: party, kind: 'partner', regions, scope }, regions).map(({ key }) => `in ${key}`);
    for (const key of [...columns, isMechanism(kind) ? 'mechanisms' : 'partners']) {
      const group = groups.get(key) ?? {};
      group[party] = seal;
      groups.set(key, group);
    }
  }
  return groups;
}

/** Whether of each of these counts somebody's place is not known, as in snapshots of before. */
const isPlaceless = ({ all, places }: Counted): boolean =>
  Object.keys(all).some((party) => places[party] === undefined);

/**
 * Whether, of anonymous answers, a column or a kind of one count beside the same of an earlier one would tell the answers of a few:
 * figures stand by column and by kind, so enough must be new, gone or changed in each that is not the same. Where an earlier one
 * does not say where everybody stood, anybody may have moved since.
 */
function tellsByGroup(now: Counted, earlier: Counted, small: number): boolean {
  if (isPlaceless(earlier)) return true;
  const [groups, before] = [sealsByGroup(now), sealsByGroup(earlier)];
  return [...new Set([...groups.keys(), ...before.keys()])].some((key) =>
    tellsTooMuch(groups.get(key) ?? {}, [before.get(key) ?? {}], small),
  );
}

/**
 * What a further snapshot may tell anew. What is counted apart is compared apart: one more State among many mechanisms would
 * tell its answers, and of anonymous answers one more of a region or kind among many of others. Where so few have answered anew
 * that side by side two snapshots would tell who, the figures of the last one stand (`keepsAll`, `keepsStates`); a snapshot that
 * could tell nothing else is refused. `earlier`: the newest first.
 */
export function whatToTell(
  now: Counted,
  earlier: readonly Counted[],
  { small, isAttributed }: Comparing,
): { keepsAll: boolean; keepsStates: boolean; isRefused: boolean } {
  const [last] = earlier;
  const judged = (of: 'all' | 'states') => {
    const isKept = earlier.some((each) => {
      const [current, before] = comparable(of, now, each);
      const isByGroup = of === 'all' && !isAttributed && Object.keys(each.all).length > 0;
      return tellsTooMuch(current, [before], small) || (isByGroup && tellsByGroup(now, each, small));
    });
    return { isKept, isNew: !isKept && last !== undefined && differenceOf(...comparable(of, now, last)) > 0 };
  };
  const [all, states] = [judged('all'), judged('states')];
  return {
    keepsAll: all.isKept,
    keepsStates: states.isKept,
    isRefused: (all.isKept || states.isKept) && !all.isNew && !states.isNew,
  };
}

/** Where a cell of a snapshot stands on the page of results; issues and recommendations point there. */
export function cellAnchor(columnKey: string, choiceCode: string): string {
  return `cell-${columnKey}-${choiceCode}`;
}

/** How an address asks for organisations of several regions to be counted: spread over them, or each in a column of its own. */
export function assignmentAsked(value: string | string[] | null | undefined): Assignment {
  return value === 'spread' ? 'spread' : 'partition';
}

/** Address of a snapshot's page, without language; with a cell, of that cell. */
export function snapshotPath(slug: string, number: number, cell?: { columnKey: string; choiceCode: string }): string {
  const path = `/meetings/${slug}/results?snapshot=${number}`;
  return cell ? `${path}#${cellAnchor(cell.columnKey, cell.choiceCode)}` : path;
}
