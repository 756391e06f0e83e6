import { Refusal } from '@/lib/core/errors';
import type { FactKind } from './kind-of';
import { isStanding, valuesOf } from './model/facts';
import { factValues } from './schema';
import { requireCountry } from './require-country';

/** The list of those whose membership has ended: lists and figures that count members now leave them out. */
const former = 'former';

/** A State's membership. Refuses an end before the beginning or in a year to come, and the same State twice in the same role; a row of the list of a year is none. */
export const setMember: FactKind = {
  read: async (tx, { party, row }) => {
    if (row === null) return null;
    const member = await tx.membership.findFirst({ where: { id: row, partyId: party.id } });
    return member && isStanding('MEMBER', member) ? valuesOf('MEMBER', member) : null;
  },
  write: async (tx, { party, row, today }, values) => {
    const { country, role, fromYear = null, toYear = null } = factValues.MEMBER.parse(values);
    if (fromYear !== null && toYear !== null && toYear < fromYear)
      throw new Refusal('invalid', { 'values.toYear': { code: 'ends_before_begins' } });
    if (toYear !== null && toYear > Number(today.slice(0, 4)))
      throw new Refusal('invalid', { 'values.toYear': { code: 'ends_in_future' } });
    await requireCountry(tx, country);
    const list = toYear === null ? 'latest' : former;
    const same = await tx.membership.count({
      where: { partyId: party.id, countryCode: country, role, list, ...(row === null ? {} : { id: { not: row } }) },
    });
    if (same > 0) throw new Refusal('invalid', { 'values.country': { code: 'duplicate' } });
    const data = { countryCode: country, role, fromYear, toYear, list };
    if (row === null) await tx.membership.create({ data: { ...data, partyId: party.id }, select: { id: true } });
    else await tx.membership.update({ where: { id: row }, data, select: { id: true } });
  },
  remove: async (tx, { row }) => {
    await tx.membership.delete({ where: { id: row ?? '' }, select: { id: true } });
  },
};
