import { Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Confirmation, MeetingPhase, MeetingRoleKind } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { Actor } from './actor';
import type { Grant } from './permissions';

declare const entered: unique symbol;

/** The whole site as this actor may see it. Made by `enterSite` only. */
export type SiteScope = {
  readonly kind: 'site';
  readonly actor: Actor | null;
  readonly grants: readonly Grant[];
  readonly [entered]: true;
};

/** What every page and verb of a meeting needs to know of it. */
export type MeetingFrame = {
  id: string;
  slug: string;
  code: string;
  edition: number;
  title: LocalizedText;
  shortTitle: LocalizedText;
  city: string;
  countryCode: string;
  startsOn: Date;
  endsOn: Date;
  zone: string;
  languages: string[];
  phase: MeetingPhase;
  /** When it was called off; it is closed then. */
  cancelledAt: Date | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  surveyClosesAt: Date | null;
  /** From then on changes to names and functions wait for approval. */
  freezesAt: Date | null;
  confirmation: Confirmation;
  /** Hours for which an offered place is held; 0 = confirmed at once. */
  offerHours: number;
  capacity: number;
  topK: number;
  smallCell: number;
  illustrative: boolean;
  /** Number of the last live event, read before a page's data: what comes after it may not be on the page. */
  liveSeq: number;
  /** The Highlights are published and no embargo holds: the chain behind them is open to everyone. */
  isPublished: boolean;
};

/** One meeting, entered: proof that this actor may know of it, and the roles held in it. Made by `enterMeeting` only. */
export type MeetingScope = {
  readonly kind: 'meeting';
  readonly actor: Actor | null;
  readonly meeting: MeetingFrame;
  readonly grants: readonly Grant[];
  readonly [entered]: true;
};

export type Scope = SiteScope | MeetingScope;

function siteGrants(actor: Actor | null): Grant[] {
  const grants: Grant[] = [{ role: 'PUBLIC' }];
  if (actor) grants.push({ role: 'SIGNED_IN' });
  if (actor?.siteRole) grants.push({ role: actor.siteRole });
  return grants;
}

/** Enters the site: everybody may. */
export function enterSite(actor: Actor | null): SiteScope {
  return { kind: 'site', actor, grants: siteGrants(actor) } as unknown as SiteScope;
}

/**
 * Enters a meeting. Refuses "not found" for an unknown slug and, in the same words, for a meeting still in preparation
 * of which the actor is no part. One statement: the meeting with the roles of the persons the account acts for. An assistant
 * holds the role of delegate for the person, of no delegation, and only where the table lets assistants in.
 */
export async function enterMeeting(actor: Actor | null, slug: string, now = new Date()): Promise<MeetingScope> {
  const { held, assisted, ...meeting } = await readMeeting(slug, actor?.personIds ?? [], actor?.assistedIds ?? [], now);
  const roles: Grant[] = [
    ...(held ?? []).map(({ kind, ...of }) => ({ role: kind, ...of })),
    ...(assisted ?? []).map((personId) => ({ role: 'DELEGATE', personId, assistant: true }) as const),
  ];
  if (meeting.phase === 'PREPARATION' && !actor?.siteRole && roles.length === 0) throw new Refusal('not_found');
  return {
    kind: 'meeting',
    actor,
    meeting,
    grants: [...siteGrants(actor), ...(meeting.isPublished ? [{ role: 'READER' } as const] : []), ...roles],
  } as unknown as MeetingScope;
}

/**
 * Enters a meeting in the place of a person, with the roles they hold there: for an address that reads for them while nobody is
 * signed in. Refuses "not found" for a meeting that is not public.
 */
export async function enterInPlaceOf(personId: string, slug: string, now = new Date()): Promise<MeetingScope> {
  const { held, assisted: _none, ...meeting } = await readMeeting(slug, [personId], [], now);
  if (meeting.phase === 'PREPARATION') throw new Refusal('not_found');
  const roles = (held ?? []).map(({ kind, ...of }) => ({ role: kind, ...of }));
  return { kind: 'meeting', actor: null, meeting, grants: [...siteGrants(null), ...roles] } as unknown as MeetingScope;
}

/** Enters a meeting for a job: nobody is at the keyboard, and no role opens anything. */
export async function enterAsSystem(slug: string): Promise<MeetingScope> {
  const { held: _nobody, assisted: _none, ...meeting } = await readMeeting(slug, [], [], new Date());
  return { kind: 'meeting', actor: null, meeting, grants: [] } as unknown as MeetingScope;
}

async function readMeeting(slug: string, personIds: string[], assistedIds: string[], now: Date) {
  const [row] = await read<
    (MeetingFrame & {
      held: { kind: MeetingRoleKind; delegationId: string | null; groupId: string | null; personId: string }[] | null;
      assisted: string[] | null;
    })[]
  >`
    SELECT m.id, m.slug, m.code, m.edition, m.title, m."shortTitle", m.city, m."countryCode", m."startsOn", m."endsOn", m.zone, m.languages, m.phase, m."cancelledAt",
           m."registrationOpensAt", m."registrationClosesAt", m."surveyClosesAt", m."freezesAt", m.confirmation, m."offerHours", m.capacity, m."topK", m."smallCell", m.illustrative, m."liveSeq",
           (SELECT json_agg(json_build_object('kind', r.kind, 'delegationId', r."delegationId", 'groupId', r."groupId", 'personId', r."personId"))
              FROM "MeetingRole" r WHERE r."meetingId" = m.id AND r."personId" = ANY (${personIds}::uuid[])) AS held,
           (SELECT array_agg(DISTINCT r."personId"::text) FROM "MeetingRole" r
             WHERE r."meetingId" = m.id AND r.kind = 'DELEGATE' AND r."personId" = ANY (${assistedIds}::uuid[])) AS assisted,
           EXISTS (SELECT 1 FROM "Publication" p JOIN "OutcomeDocument" o ON o.id = p."documentId" WHERE o."meetingId" = m.id AND p."publishedAt" <= ${now}) AS "isPublished"
    FROM "Meeting" m WHERE m.slug = ${slug}`;
  if (!row) throw new Refusal('not_found');
  return row;
}
