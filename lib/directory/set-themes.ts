import { Refusal } from '@/lib/core/errors';
import type { FactKind } from './kind-of';
import { themesValue } from './model/facts';
import { factValues } from './schema';

/** Which of the thematic fields a mechanism works on. */
export const setThemes: FactKind = {
  read: async (tx, { party }) => {
    const themes = await tx.partyTheme.findMany({ where: { partyId: party.id }, select: { themeCode: true } });
    return { themes: themesValue(themes.map(({ themeCode }) => themeCode)) };
  },
  write: async (tx, { party }, values) => {
    const themes = [...new Set(factValues.THEMES.parse(values).themes)];
    const known = await tx.theme.count({ where: { code: { in: themes } } });
    if (known !== themes.length) throw new Refusal('invalid', { 'values.themes': { code: 'invalid_choice' } });
    await tx.partyTheme.deleteMany({ where: { partyId: party.id, themeCode: { notIn: themes } } });
    await tx.partyTheme.createMany({
      data: themes.map((themeCode) => ({ partyId: party.id, themeCode })),
      skipDuplicates: true,
    });
  },
};
