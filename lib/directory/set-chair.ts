import { Refusal } from '@/lib/core/errors';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { FactKind } from './kind-of';
import { valuesOf } from './model/facts';
import { certainlyOverlap, isBackwards } from './model/partial-day';
import { factValues } from './schema';
import { requireCountry } from './require-country';

/** Who chairs a party and when. Refuses a term that ends before it begins, and one that certainly overlaps another unless both chair together. */
export const setChair: FactKind = {
  read: async (tx, { party, row }) => {
    if (row === null) return null;
    const chair = await tx.chairmanship.findFirst({ where: { id: row, partyId: party.id } });
    return chair && valuesOf('CHAIR', chair);
  },
  write: async (tx, { party, row, locale }, values) => {
    const { country, holder, since = null, until = null, note, together } = factValues.CHAIR.parse(values);
    const period = { since, until };
    if (isBackwards(period)) throw new Refusal('invalid', { 'values.until': { code: 'ends_before_begins' } });
    if (country) await requireCountry(tx, country);
    const others = await tx.chairmanship.findMany({
      where: { partyId: party.id, ...(row === null ? {} : { id: { not: row } }) },
      select: {
        holder: true,
        fromYear: true,
        toYear: true,
        since: true,
        until: true,
        country: true,
        countryCode: true,
      },
    });
    const overlapped = others.find((other) => certainlyOverlap(period, periodOf(other)));
    if (overlapped && !together) {
      const { country: state, countryCode, fromYear, toYear } = overlapped;
      const chair = state ? pick(state.names as LocalizedText, locale).text : (overlapped.holder ?? '');
      const params = {
        chair,
        from: fromYear ?? '…',
        to: toYear ?? '…',
        ...(countryCode ? { country: countryCode } : {}),
      };
      throw new Refusal('invalid', { 'values.since': { code: 'overlaps', params } });
    }
    const data = {
      countryCode: country ?? null,
      holder: holder ?? null,
      since,
      until,
      fromYear: yearOf(since),
      toYear: yearOf(until),
      note: note ?? null,
      confidence: 'STATED' as const,
    };
    if (row === null) await tx.chairmanship.create({ data: { ...data, partyId: party.id }, select: { id: true } });
    else await tx.chairmanship.update({ where: { id: row }, data, select: { id: true } });
  },
  remove: async (tx, { row }) => {
    await tx.chairmanship.delete({ where: { id: row ?? '' }, select: { id: true } });
  },
};

const yearOf = (day: string | null) => (day === null ? null : Number(day.slice(0, 4)));

type Years = { fromYear: number | null; toYear: number | null; since: string | null; until: string | null };

function periodOf({ fromYear, toYear, since, until }: Years) {
  return {
    since: since ?? (fromYear === null ? null : String(fromYear)),
    until: until ?? (toYear === null ? null : String(toYear)),
  };
}
