import type { FactKind } from './kind-of';
import { valuesOf } from './model/facts';
import { factValues } from './schema';

/** Who serves as secretariat, what IOM does in it, and how the chair is arranged. */
export const setSecretariat: FactKind = {
  read: async (tx, { party }) => {
    const role = await tx.secretariatRole.findUnique({ where: { partyId: party.id } });
    return role && valuesOf('SECRETARIAT', role);
  },
  write: async (tx, { party }, values) => {
    const { organisations, iom, iomRole, arrangement, chairNote, note } = factValues.SECRETARIAT.parse(values);
    const data = {
      organisations: (organisations ?? '').split('\n').flatMap((name) => (name.trim() ? [name.trim()] : [])),
      iom: iom ?? null,
      iomRole: iomRole ?? null,
      chairArrangement: arrangement ?? null,
      chairNote: chairNote ?? null,
      note: note ?? null,
    };
    await tx.secretariatRole.upsert({
      where: { partyId: party.id },
      create: { ...data, partyId: party.id },
      update: data,
      select: { id: true },
    });
  },
};
