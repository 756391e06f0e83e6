import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { inSteps } from '@/lib/core/in-steps';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import { questionsOf } from '../model/definition';
import { countedInSteps, isSpreadToo, type SnapshotPayload } from '../model/snapshot';
import { readAnswers, readStamp, type Counted } from './read-answers';

/** What was counted of some of those who were asked; nothing of it is held back from anybody yet. */
export type CountedNow = Pick<SnapshotPayload, 'results' | 'spread'> & {
  /** sha256 of the submission counted, by party. */
  readonly seals: Record<string, string>;
  /** Among whom each of them is counted, by party. */
  readonly places: Record<string, string>;
};

export type LiveCount = {
  /** The moment at which the results were as they stand here. */
  readonly at: Date;
  /** Latest version of the questionnaire then. */
  readonly version: number;
  readonly attributed: boolean;
  readonly status: SurveyStatus;
  readonly all: CountedNow;
  readonly states: CountedNow | null;
};

/** How far a count is, in questions. */
export type CountProgress = { counted: number; total: number };

/** Told at once how far a count is, in an object that goes on with it. */
type Watched = (progress: Readonly<CountProgress>) => void;

type Known = { readonly stamp: string; readonly count: Promise<LiveCount>; readonly progress: CountProgress };

/** By survey: what was counted last or is being counted, and the stamp of what it is counted from. A few surveys are open at a time. */
const known = new Map<string, Known>();
const mostKept = 4;

/**
 * A survey's results as they are now, counted once for as long as nothing changes that they are computed from, whoever asks
 * meanwhile, and in steps between which everybody else is served. One statement where nothing has, and otherwise those of
 * `readAnswers` as well.
 */
export async function countNow(
  scope: MeetingScope,
  surveyId: string,
  watched: Watched = () => undefined,
): Promise<LiveCount> {
  return countAt(scope, surveyId, { ...(await readStamp(db(), scope, surveyId)), watched });
}

/** As `countNow`, of answers that name who gave them: refuses "not_found" where they are anonymous, before anything is counted. */
export async function countNamed(scope: MeetingScope, surveyId: string, watched: Watched): Promise<LiveCount> {
  const { attributed, ...now } = await readStamp(db(), scope, surveyId);
  if (!attributed) throw new Refusal('not_found');
  return countAt(scope, surveyId, { ...now, watched });
}

async function countAt(
  scope: MeetingScope,
  surveyId: string,
  { stamp, at, watched }: { stamp: string; at: Date; watched: Watched },
): Promise<LiveCount> {
  const last = known.get(surveyId);
  const current = last?.stamp === stamp ? last : begin(scope, surveyId, { stamp, at });
  watched(current.progress);
  const count = await current.count;
  return last === current ? { ...count, at } : count;
}

function begin(scope: MeetingScope, surveyId: string, { stamp, at }: { stamp: string; at: Date }): Known {
  const progress = { counted: 0, total: 0 };
  const forget = () => void (known.get(surveyId) === begun && known.delete(surveyId));
  const counting = async () => {
    const answers = await readAnswers(db(), scope, surveyId);
    // Somebody may have submitted before the answers were read: what is counted is right, but not under this stamp.
    if (answers.stamp !== stamp) forget();
    return count(answers, at, progress);
  };
  const begun: Known = { stamp, progress, count: counting() };
  // What failed is tried again by whoever asks next.
  begun.count.catch(forget);
  known.delete(surveyId);
  known.set(surveyId, begun);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return begun;
}

type Answers = Awaited<ReturnType<typeof readAnswers>>;

async function count(answers: Answers, at: Date, progress: CountProgress): Promise<LiveCount> {
  const { states, attributed, status, version } = answers;
  const { input } = answers;
  const questions = new Set([...input.versions.values()].flatMap(questionsOf).map(({ code }) => code)).size;
  progress.total = questions * (1 + (isSpreadToo(input, attributed) ? 1 : 0) + (states ? 1 : 0));
  const counted = async ({ input: of, seals, places }: Counted): Promise<CountedNow> => ({
    ...(await inSteps(countedInSteps(of, attributed, () => (progress.counted += 1)))),
    ...{ seals, places },
  });
  return {
    ...{ at, version, attributed, status },
    all: await counted(answers),
    states: states && (await counted(states)),
  };
}
