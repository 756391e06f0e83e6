import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { WrittenText } from './written-texts';

/** What parties are called, by code. */
export type PartyNames = ReadonlyMap<string, { names: LocalizedText; acronyms: LocalizedText }>;

/** The names of those whose texts are shown with them. One statement, and none where nobody is named. */
export async function readPartyNames(scope: MeetingScope, texts: readonly WrittenText[]): Promise<PartyNames> {
  authorize(scope, 'survey.track');
  const codes = [...new Set(texts.flatMap(({ party }) => (party === null ? [] : [party])))];
  if (codes.length === 0) return new Map();
  const rows = await db().party.findMany({
    where: { code: { in: codes } },
    select: { code: true, names: true, acronyms: true },
  });
  return new Map(
    rows.map(({ code, names, acronyms }) => [
      code,
      { names: names as LocalizedText, acronyms: acronyms as LocalizedText },
    ]),
  );
}
