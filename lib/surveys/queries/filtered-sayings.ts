import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { inSteps } from '@/lib/core/in-steps';
import { partsOfAxis, type SaidAnswer } from '../model/axes';
import type { Axis } from '../model/cross-tab';
import type { SurveyDefinition } from '../model/definition';
import { choicesLeftOut } from '../model/survey-results';
import { submissionPayloadSchema } from '../schema';
import type { SaidGroup } from './sayings-statement';

/** Submissions read at a time, so that memory stays the same however many there are. */
const perRead = 1_000;

type Row = { id: string; payload: unknown; at: Date };

/** Of a snapshot, where its filters are asked anew: the versions by number, and whose clocks and languages they mean. */
type Of = {
  readonly id: string;
  readonly surveyId: string;
  readonly versions: ReadonlyMap<number, SurveyDefinition>;
  readonly meeting: { readonly zone: string; readonly languages: readonly string[] };
};

/**
 * What organisations said on two axes of which one at least offers its choices to some alone: as many as said the same and were
 * offered the same, over the submissions that a snapshot counted. One statement for each thousand, with whole submissions: what
 * a filter leaves hangs on the answers before it.
 */
export async function readFilteredSayings(of: Of, rows: Axis, columns: Axis): Promise<SaidGroup[]> {
  const groups = new Map<string, SaidGroup>();
  let after: string | null = null;
  do {
    const read: Row[] = await db().$queryRaw<Row[]>`
      SELECT s.id, s.payload, s.at
      FROM jsonb_each_text((SELECT payload->'submissions' FROM "ResultSnapshot" WHERE id = ${of.id}::uuid)) counted(party, seal)
      JOIN "Party" p ON p.code = counted.party
      JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${of.surveyId}::uuid
      JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.seal
      WHERE ${after}::uuid IS NULL OR s.id > ${after}::uuid ORDER BY s.id LIMIT ${perRead}`;
    await inSteps(grouping(read));
    after = read.length === perRead ? (read.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return [...groups.values()];

  function* grouping(read: readonly Row[]): Generator<void, void> {
    for (const { payload, at } of read) {
      const { leftOut, ...said } = saidBy(payload, at);
      const key = canonicalJson({ ...said, leftOut });
      groups.set(key, { ...said, leftOut, count: 1 + (groups.get(key)?.count ?? 0) });
      yield;
    }
  }

  function saidBy(payload: unknown, at: Date): Omit<SaidGroup, 'count'> & Required<Pick<SaidGroup, 'leftOut'>> {
    const submission = submissionPayloadSchema.parse(payload);
    const { version, answers } = submission;
    const definition = of.versions.get(version);
    const left = definition ? choicesLeftOut(definition, submission, at, of.meeting) : () => [];
    const answerOn = ({ code }: Axis): SaidAnswer | null => {
      const { question, row } = partsOfAxis(code);
      const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
      if (!answer) return null;
      const cell = row !== null && answer.cells && Object.hasOwn(answer.cells, row) ? answer.cells[row] : undefined;
      const { kind, choices, number, codes = null } = answer;
      return { kind, choices, number, codes, cells: row !== null && cell !== undefined ? { [row]: cell } : null };
    };
    const leftOn = ({ code }: Axis) => left(partsOfAxis(code).question);
    return {
      version,
      row: answerOn(rows),
      column: answerOn(columns),
      leftOut: { row: leftOn(rows), column: leftOn(columns) },
    };
  }
}
