import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import { revisionHash, type Text } from './model/recommendation';

/** A unit as it will stand: its source text and the translations that are current. */
export type NewUnit = { uid: string; language: string; text: string; translations: readonly Text[] };

export type NewRevision = {
  recommendationId: string;
  number: number;
  parentIds: readonly string[];
  units: readonly NewUnit[];
  themes: readonly string[];
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy: string | null;
};

/** Writes the next immutable revision and makes it the head. The caller holds the recommendation's lock. */
export async function writeRevision(ctx: Ctx, given: NewRevision): Promise<{ id: string; hash: string }> {
  const { recommendationId, number, parentIds, themes, addressees, dueBy } = given;
  const objectives = [...new Set(given.objectives)].toSorted((a, b) => a - b);
  const units = given.units.map((unit, index) => ({ ...unit, position: index + 1 }));
  const hash = revisionHash({
    units: units.map(({ uid, position, language, text }) => ({ uid, position, language, text })),
    themes,
    objectives,
    addressees,
    dueBy,
  });
  const id = randomUUID();
  const rows = units.map((unit) => ({ ...unit, id: randomUUID() }));
  const texts = rows.flatMap((unit) =>
    [{ language: unit.language, text: unit.text, sourceHash: null }, ...unit.translations].map((text) => ({
      ...text,
      unit: unit.id,
    })),
  );
  // One statement: a rapporteur's words are saved while they are typed.
  await ctx.tx.$executeRaw`
    WITH revision AS (
      INSERT INTO "Revision" (id, "recommendationId", number, "parentIds", themes, objectives, addressees, "dueBy", hash, "byAccountId", at)
      VALUES (${id}::uuid, ${recommendationId}::uuid, ${number}, ${[...parentIds]}::uuid[], ${[...themes]}::text[], ${objectives}::int[],
              ${[...addressees]}::text[], ${dueBy}, ${hash}, ${ctx.actor?.accountId ?? null}::uuid, ${ctx.now})
    ), unit AS (
      INSERT INTO "Unit" (id, "revisionId", uid, position)
      SELECT u.id, ${id}::uuid, u.uid, u.position
      FROM unnest(${rows.map((unit) => unit.id)}::uuid[], ${rows.map(({ uid }) => uid)}::uuid[], ${rows.map(({ position }) => position)}::int[]) AS u(id, uid, position)
    ), text AS (
      INSERT INTO "UnitText" ("unitId", language, text, "sourceHash")
      SELECT * FROM unnest(${texts.map(({ unit }) => unit)}::uuid[], ${texts.map(({ language }) => language)}::text[],
                           ${texts.map(({ text }) => text)}::text[], ${texts.map(({ sourceHash }) => sourceHash)}::text[])
    )
    UPDATE "Recommendation" SET "headRevisionId" = ${id}::uuid, "lockVersion" = "lockVersion" + 1 WHERE id = ${recommendationId}::uuid`;
  return { id, hash };
}
