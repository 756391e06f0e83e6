import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { Confidence, PastPresence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { NamedParty } from './party';

export type PastEdition = {
  edition: number;
  code: string;
  title: LocalizedText;
  theme: LocalizedText;
  startsOn: string;
  endsOn: string;
  city: string | null;
  country: { iso2: string; names: LocalizedText } | null;
  venue: string | null;
  format: string;
  hosts: string[];
  delegates: number | null;
  delegatesNote: string | null;
  mechanisms: number | null;
  mechanismsNote: string | null;
  organisations: string[];
  outcomeTitle: LocalizedText;
  agenda: string[];
  preMeetingWork: string[];
  outcomeSubjects: string[];
  followUp: string[];
  note: string | null;
  sources: string[];
  asOf: string;
  confidence: Confidence;
  generalKnowledgeFields: string[];
  present: (NamedParty & { presence: PastPresence })[];
  /** The meeting in Parley of the same code, if there is one. */
  meeting: { slug: string; illustrative: boolean } | null;
};

/** Past editions as public pages tell of them, newest first. One statement. */
export async function listEditions(scope: Scope): Promise<PastEdition[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<PastEdition[]>`
    SELECT e.edition, e.code, e.title, e.theme, e."startsOn"::text AS "startsOn", e."endsOn"::text AS "endsOn", e.city, e.venue, e.format, e.hosts,
           e.delegates, e."delegatesNote", e.mechanisms, e."mechanismsNote", e.organisations, e."outcomeTitle", e.agenda, e."preMeetingWork",
           e."outcomeSubjects", e."followUp", e.note, e.sources, e."asOf", e.confidence::text AS confidence, e."generalKnowledgeFields",
           (SELECT json_build_object('iso2', c.iso2, 'names', c.names) FROM "Country" c WHERE c.iso2 = e."countryCode") AS country,
           coalesce((SELECT json_agg(json_build_object('code', p.code, 'kind', p.kind, 'names', p.names, 'acronyms', p.acronyms, 'presence', a.presence) ORDER BY p.kind, p.code)
                       FROM "PastParticipation" a JOIN "Party" p ON p.id = a."partyId" WHERE a.edition = e.edition), '[]') AS present,
           (SELECT json_build_object('slug', m.slug, 'illustrative', m.illustrative) FROM "Meeting" m
             WHERE m.slug = lower(e.code) AND m.phase <> 'PREPARATION') AS meeting
    FROM "PastMeeting" e ORDER BY e.edition DESC`;
}
