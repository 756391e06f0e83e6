import type { Grant } from '@/lib/auth/permissions';
import { sensitiveRules } from '@/lib/privacy/model/kinds';
import { kindsOf } from './model/fields';
import { fieldsOf, purposeNames, rulesOf, type Purpose } from './model/purposes';

/** Minutes in which a prepared file has to be fetched; then it is prepared anew, and logged anew. */
export const fetchMinutes = 10;

/** Most lines of a workbook, which is built whole in memory; a CSV or JSON file has no limit. */
export const mostWorkbookRows = 20_000;

/** The role by which somebody may export for this purpose, or null: it is one of the purpose's, and reads every kind in it. */
export function roleFor(purpose: Purpose, grants: readonly Grant[]): string | null {
  const kinds = kindsOf(fieldsOf(purpose));
  const grant = grants.find(
    ({ role, assistant }) =>
      assistant !== true &&
      rulesOf(purpose).roles.includes(role) &&
      kinds.every((kind) => (sensitiveRules[kind].readers as readonly string[]).includes(role)),
  );
  return grant?.role ?? null;
}

/** The purposes for which somebody may export, in the order of the table. */
export function purposesFor(grants: readonly Grant[]): Purpose[] {
  return purposeNames.filter((purpose) => roleFor(purpose, grants) !== null);
}
