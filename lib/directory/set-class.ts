import { Refusal } from '@/lib/core/errors';
import type { FactKind } from './kind-of';
import { valuesOf } from './model/facts';
import { factValues } from './schema';

/**
 * The class of a mechanism in a period, and whether it was active. Refuses an end before the beginning, and years that
 * another period of the mechanism has: each year counts in one class. The class of the period that is open is the party's.
 */
export const setClass: FactKind = {
  read: async (tx, { party, row }) => {
    if (row === null) return null;
    const period = await tx.classification.findFirst({ where: { id: row, partyId: party.id } });
    return period && valuesOf('CLASS', period);
  },
  write: async (tx, { party, row }, values) => {
    const { kind, fromYear = null, toYear = null, active, basis } = factValues.CLASS.parse(values);
    if (fromYear !== null && toYear !== null && toYear < fromYear)
      throw new Refusal('invalid', { 'values.toYear': { code: 'ends_before_begins' } });
    const others = await tx.classification.findMany({
      where: { partyId: party.id, ...(row === null ? {} : { id: { not: row } }) },
      select: { fromYear: true, toYear: true },
    });
    const meets = others.find(
      (other) => (other.fromYear ?? 0) <= (toYear ?? 9999) && (fromYear ?? 0) <= (other.toYear ?? 9999),
    );
    if (meets) {
      const params = { from: meets.fromYear ?? '…', to: meets.toYear ?? '…' };
      throw new Refusal('invalid', { 'values.fromYear': { code: 'overlaps_period', params } });
    }
    const data = {
      kind,
      fromYear,
      toYear,
      active: active === 'unknown' ? null : active === 'yes',
      basis: basis ?? null,
    };
    if (row === null) await tx.classification.create({ data: { ...data, partyId: party.id }, select: { id: true } });
    else await tx.classification.update({ where: { id: row }, data, select: { id: true } });
    if (toYear === null) await tx.party.update({ where: { id: party.id }, data: { kind }, select: { id: true } });
  },
  remove: async (tx, { row }) => {
    await tx.classification.delete({ where: { id: row ?? '' }, select: { id: true } });
  },
};
