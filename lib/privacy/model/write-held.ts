import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';

/** A row that is held, as texts: times in UTC, what has a structure as JSON; what is empty is left out. */
export function writeHeld(row: Record<string, unknown>, locale: Locale): { column: string; value: string }[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (value === null || value === undefined || value === '') return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ column, value: value.map(String).join(', ') }];
    if (value instanceof Date) return [{ column, value: `${formatDateTime(value, locale, 'UTC')} UTC` }];
    return [{ column, value: typeof value === 'object' ? writeObject(value) : String(value) }];
  });
}

/** Decimals write themselves; anything else is JSON. */
function writeObject(value: object): string {
  return value.constructor === Object || Array.isArray(value) ? JSON.stringify(value, null, 1) : String(value);
}
