import { canonicalJson } from '@/lib/core/canonical';
import type { KeptSession } from './session';

/** What can differ in a session, in the order in which it is told. */
export const changedParts = [
  'when',
  'room',
  'kind',
  'title',
  'note',
  'items',
  'roles',
  'documents',
  'languages',
] as const;
export type ChangedPart = (typeof changedParts)[number];

/** What became of a session from one programme to another. */
export type SessionChange =
  | { what: 'added'; after: KeptSession }
  | { what: 'removed'; before: KeptSession }
  | { what: 'changed'; before: KeptSession; after: KeptSession; parts: ChangedPart[] };

/** What changed from one programme to another, in the order of the later one; what was taken out comes last. */
export function compareProgrammes(before: readonly KeptSession[], after: readonly KeptSession[]): SessionChange[] {
  const old = new Map(before.map((session) => [session.id, session]));
  const changes = after.flatMap((session): SessionChange[] => {
    const was = old.get(session.id);
    if (!was) return [{ what: 'added', after: session }];
    const parts = changedParts.filter(
      (part) => canonicalJson(partOf(was, part)) !== canonicalJson(partOf(session, part)),
    );
    return parts.length > 0 ? [{ what: 'changed', before: was, after: session, parts }] : [];
  });
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...changes,
    ...before.filter(({ id }) => !kept.has(id)).map((was) => ({ what: 'removed', before: was }) as const),
  ];
}

function partOf(session: KeptSession, part: ChangedPart): unknown {
  if (part === 'when') return [session.day, session.start, session.end];
  return part === 'title' ? [session.number, session.title] : session[part];
}
