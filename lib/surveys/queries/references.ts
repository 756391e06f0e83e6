import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Database, type Tx } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { SurveyQuestion } from '../model/definition';

/** Questions whose answers are taken from a list that the house keeps. */
export const referenceTypes = ['COUNTRY', 'ORGANISATION', 'THEME', 'OBJECTIVE'] as const;
export type ReferenceType = (typeof referenceTypes)[number];
export type ReferenceOption = { code: string; label: LocalizedText };
export type References = Record<ReferenceType, ReferenceOption[]>;

export const isReference = (type: SurveyQuestion['type']): type is ReferenceType =>
  referenceTypes.some((each) => each === type);

type Lists = Pick<Tx | Database, 'country' | 'party' | 'theme' | 'compactObjective'>;

/** The lists that questions of these types choose from, as they are valid now; the others are empty. Order: of the lists, countries and organisations as stored. */
export async function readReferences(tx: Lists, types: Iterable<string>, now: Date): Promise<References> {
  const wanted = new Set(types);
  const valid = {
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: now } }] },
      { OR: [{ validTo: null }, { validTo: { gte: now } }] },
    ],
  };
  const countries = wanted.has('COUNTRY')
    ? await tx.country.findMany({ orderBy: { iso2: 'asc' }, select: { iso2: true, names: true } })
    : [];
  const parties = wanted.has('ORGANISATION')
    ? await tx.party.findMany({ orderBy: { code: 'asc' }, select: { code: true, names: true } })
    : [];
  const themes = wanted.has('THEME')
    ? await tx.theme.findMany({ where: valid, orderBy: { position: 'asc' }, select: { code: true, names: true } })
    : [];
  const objectives = wanted.has('OBJECTIVE')
    ? await tx.compactObjective.findMany({
        where: { validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gte: now } }] },
        orderBy: { number: 'asc' },
        select: { number: true, shortTitle: true },
      })
    : [];
  return {
    COUNTRY: countries.map(({ iso2, names }) => ({ code: iso2, label: names as LocalizedText })),
    ORGANISATION: parties.map(({ code, names }) => ({ code, label: names as LocalizedText })),
    THEME: themes.map(({ code, names }) => ({ code, label: names as LocalizedText })),
    OBJECTIVE: objectives.map(({ number, shortTitle }) => ({
      code: String(number),
      label: shortTitle as LocalizedText,
    })),
  };
}

/** The lists that the questions of a questionnaire choose from, for its page. */
export async function listReferences(
  scope: MeetingScope,
  questions: readonly { type: SurveyQuestion['type'] }[],
): Promise<References> {
  authorize(scope, 'meeting.read');
  const types = questions.map(({ type }) => type);
  return readReferences(db(), types, new Date());
}
