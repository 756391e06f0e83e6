import type { SensitiveKind } from '@/lib/core/prisma/enums';

/** Columns of a kind in the order they are read, each with the key of its word. */
const columns = {
  TRAVEL_DOCUMENT: ['documentType', 'number', 'nationality', 'issuedOn', 'expiresOn', 'birthDate'],
  VISA: ['visa', 'applyIn', 'remark'],
  ITINERARY: ['arrivesOn', 'arrivesAt', 'arrivalBy', 'departsOn', 'departsAt', 'departureBy', 'hotel'],
  DIET: ['diets', 'remark'],
  ACCESS: ['needs', 'remark'],
  EMERGENCY_CONTACT: ['name', 'relation', 'phone', 'languages'],
} as const satisfies Record<SensitiveKind, readonly string[]>;

type Column = (typeof columns)[SensitiveKind][number];

/** The values of a kind that were given, with the keys of their words. */
export function shownColumns(kind: SensitiveKind, values: object): { column: Column; label: Column; value: unknown }[] {
  return columns[kind].flatMap((column) => {
    const value: unknown = Reflect.get(values, column);
    return value === undefined || value === null || value === '' ? [] : [{ column, label: column, value }];
  });
}
