import { db } from '@/lib/core/db';
import { inSteps } from '@/lib/core/in-steps';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { groupsOn, saidOn, type SaidAnswer } from '../model/axes';
import type { Profile } from '../model/counted-table';
import { addToPair, emptyPair, placesOn } from '../model/pair-counts';
import type { PublicAxis, PublicPair } from '../model/public-tables';
import { placesOf } from '../model/regions';
import { asOrganisation } from './read-answers';

/** Submissions read at a time, so that memory stays the same however many there are. */
const perRead = 5_000;

/** So many people are compared with each other at most. */
const mostProfiles = 2_000;

type Row = {
  id: string;
  kind: PartyKind;
  regions: string[] | null;
  answers: Record<string, SaidAnswer>;
};

/**
 * Everybody by every two of the axes, over the submissions a snapshot counted and as many who said nothing; and where each
 * stands on all of them, and in the groups of the page of results. One statement for each five thousand submissions.
 */
export async function readPairs(
  { id, surveyId }: { id: string; surveyId: string },
  axes: readonly PublicAxis[],
  silent: number,
): Promise<{ pairs: PublicPair[]; profiles: Profile[] }> {
  const codes = [...new Set(axes.map(({ result }) => result.code))];
  const tallies = axes.flatMap((rows, one) =>
    axes.slice(one + 1).map((columns, offset) => ({
      one,
      other: one + 1 + offset,
      pair: emptyPair(rows.axis, columns.axis),
    })),
  );
  const count = (places: readonly number[][], times: number) => {
    for (const { one, other, pair } of tallies) addToPair(pair, places[one] ?? [], places[other] ?? [], times);
  };
  count(
    axes.map(({ axis }) => placesOn(axis, null)),
    silent,
  );
  const [first] = axes;
  const groups = (first && groupsOn(first.result, first.axis.code)?.columns.map(({ key }) => key)) ?? [];
  const profiles: Profile[] = [];
  const groupOf = ({ kind, regions }: Row): number[][] => {
    const organisation = asOrganisation({ code: '', kind, regions });
    const columns = placesOf(organisation, groups).map(({ key }) => groups.indexOf(key));
    return [columns, [organisation.kind === 'mechanism' ? 0 : 1]];
  };
  let after: string | null = null;
  do {
    const rows: Row[] = await db().$queryRaw<Row[]>`
      SELECT s.id, p.kind, (SELECT array_agg(pr."regionCode") FROM "PartyRegion" pr WHERE pr."partyId" = p.id) AS regions,
             (SELECT coalesce(jsonb_object_agg(a.key, jsonb_build_object('kind', a.value->'kind', 'choices', a.value->'choices',
                      'number', a.value->'number', 'codes', a.value->'codes', 'cells', a.value->'cells')), '{}')
                    FROM jsonb_each(s.payload->'answers') a
                    WHERE a.key = ANY (${codes}::text[]) AND jsonb_typeof(a.value) = 'object') AS answers
      FROM jsonb_each_text((SELECT payload->'submissions' FROM "ResultSnapshot" WHERE id = ${id}::uuid)) counted(party, seal)
      JOIN "Party" p ON p.code = counted.party
      JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
      JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.seal
      WHERE ${after}::uuid IS NULL OR s.id > ${after}::uuid ORDER BY s.id LIMIT ${perRead}`;
    await inSteps(counting(rows));
    after = rows.length === perRead ? (rows.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return { pairs: tallies, profiles };

  function* counting(rows: readonly Row[]): Generator<void, void> {
    for (const row of rows) {
      const places = axes.map(({ axis, result }) => {
        const answer = Object.hasOwn(row.answers, result.code) ? (row.answers[result.code] ?? null) : null;
        return placesOn(axis, saidOn(axis, answer, [])?.values ?? null);
      });
      count(places, 1);
      if (profiles.length < mostProfiles) profiles.push([...places, ...groupOf(row)]);
      yield;
    }
  }
}
