import type { LocalizedText } from '@/lib/i18n/pick';
import type { FactKind } from './kind-of';
import { valuesOf } from './model/facts';
import { factValues } from './schema';

/** Names and acronyms in three languages, and the website. */
export const setIdentity: FactKind = {
  read: async (tx, { party }) => {
    const stored = await tx.party.findUnique({ where: { id: party.id } });
    return stored && valuesOf('IDENTITY', stored);
  },
  write: async (tx, { party }, values) => {
    const { nameEn, nameFr, nameEs, acronymEn, acronymFr, acronymEs, website } = factValues.IDENTITY.parse(values);
    const before = await tx.party.findUniqueOrThrow({
      where: { id: party.id },
      select: { names: true, acronyms: true },
    });
    await tx.party.update({
      where: { id: party.id },
      data: {
        // Languages that the form does not offer stay.
        names: { ...(before.names as LocalizedText), en: nameEn, fr: nameFr ?? null, es: nameEs ?? null },
        acronyms: {
          ...(before.acronyms as LocalizedText),
          en: acronymEn ?? null,
          fr: acronymFr ?? null,
          es: acronymEs ?? null,
        },
        website: website ?? null,
      },
      select: { id: true },
    });
  },
};
