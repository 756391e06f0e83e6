import type { Tx } from '@/lib/core/db';

/** A theme as a choice can stand for it. */
export type ThemeChoice = { code: string; names: Record<string, string> };

/** The themes there are at a moment, in their order. */
export async function validThemes(tx: Pick<Tx, 'theme'>, now: Date): Promise<ThemeChoice[]> {
  const themes = await tx.theme.findMany({
    where: {
      AND: [
        { OR: [{ validFrom: null }, { validFrom: { lte: now } }] },
        { OR: [{ validTo: null }, { validTo: { gte: now } }] },
      ],
    },
    orderBy: { position: 'asc' },
    select: { code: true, names: true },
  });
  return themes.map(({ code, names }) => ({ code, names: names as Record<string, string> }));
}
