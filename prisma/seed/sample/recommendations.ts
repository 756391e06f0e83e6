import type { RecommendationStatus } from '@/lib/core/prisma/enums';
import { decidedTexts, type DecidedTexts } from '@/lib/plenary/model/texts';
import { revisionHash, textHash } from '@/lib/recommendations/model/recommendation';
import type { Text } from './content/text';
import type { Kit } from './kit';

/** A step in the life of a recommendation: a revision written, or a change of state. */
export type Step =
  | { kind: 'revision'; text: Text; at: Date; by: string }
  | { kind: 'state'; to: RecommendationStatus; at: Date; by: string; note?: string };

export type SampleRecommendation = {
  id: string;
  symbol: string | null;
  /** Of its only unit, in every revision. */
  unitUid: string;
  /** `texts`: in which languages it stands, with the hash over all of them. */
  revisions: { id: string; number: number; hash: string; texts: DecidedTexts }[];
  status: RecommendationStatus;
};

/** Language the texts of the sample are written in; the others are translations of it. */
const SOURCE = 'en';

/**
 * A recommendation with its revisions and transitions, as the verbs leave it: written in English, translated into the other
 * languages from exactly that text. It begins in DRAFT with its first revision.
 */
export function addRecommendation(
  { rows, id }: Kit,
  meetingId: string,
  given: {
    group: string | null;
    issue: string | null;
    symbol: string | null;
    themes: string[];
    objectives: number[];
    addressees: string[];
    dueBy?: string;
    /** Revisions of other recommendations that the first one was made from. */
    parentIds?: string[];
    steps: readonly [Step & { kind: 'revision' }, ...Step[]];
  },
): SampleRecommendation {
  const { themes, objectives, addressees, steps } = given;
  const dueBy = given.dueBy ?? null;
  const recommendationId = id();
  const uid = id();
  const revisions: SampleRecommendation['revisions'] = [];
  let status: RecommendationStatus = 'DRAFT';
  rows.RecommendationTransition.push({
    id: id(),
    recommendationId,
    fromStatus: null,
    toStatus: status,
    byAccountId: steps[0].by,
    at: steps[0].at,
  });

  for (const step of steps) {
    if (step.kind === 'state') {
      rows.RecommendationTransition.push({
        id: id(),
        recommendationId,
        fromStatus: status,
        toStatus: step.to,
        note: step.note ?? null,
        byAccountId: step.by,
        at: step.at,
      });
      status = step.to;
      continue;
    }
    const { [SOURCE]: source, ...translations } = step.text;
    const units = [{ uid, position: 1, language: SOURCE, text: source }];
    const revision = {
      id: id(),
      number: revisions.length + 1,
      hash: revisionHash({ units, themes, objectives, addressees, dueBy }),
    };
    const earlier = revisions.at(-1);
    const parentIds = earlier ? [earlier.id] : (given.parentIds ?? []);
    rows.Revision.push({
      ...revision,
      recommendationId,
      parentIds,
      themes,
      objectives,
      addressees,
      dueBy,
      byAccountId: step.by,
      at: step.at,
    });
    revisions.push({ ...revision, texts: decidedTexts(revision.hash, [{ uid, text: step.text }]) });
    const unitId = id();
    rows.Unit.push({ id: unitId, revisionId: revision.id, uid, position: 1 });
    rows.UnitText.push({ unitId, language: SOURCE, text: source, sourceHash: null });
    rows.UnitText.push(
      ...Object.entries(translations).map(([language, text]) => ({
        unitId,
        language,
        text,
        sourceHash: textHash(source),
      })),
    );
  }
  rows.Recommendation.push({
    id: recommendationId,
    meetingId,
    level: given.group ? 'REGIONAL' : 'GENERAL',
    groupId: given.group,
    issueId: given.issue,
    symbol: given.symbol,
    status,
    lockVersion: steps.length,
    createdAt: steps[0].at,
  });
  return { id: recommendationId, symbol: given.symbol, unitUid: uid, revisions, status };
}

/** The counters of the symbols given in a meeting: the highest number of each prefix. */
export function addSymbolCounters({ rows }: Kit, meetingId: string): void {
  const last = new Map<string, number>();
  for (const { meetingId: of, symbol } of [...rows.Recommendation, ...rows.Commitment]) {
    const [prefix, number] = symbol?.split('/') ?? [];
    if (of === meetingId && prefix && number) last.set(prefix, Math.max(last.get(prefix) ?? 0, Number(number)));
  }
  rows.SymbolCounter.push(...[...last].map(([prefix, number]) => ({ meetingId, prefix, last: number })));
}
