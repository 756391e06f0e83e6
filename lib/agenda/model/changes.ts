import { canonicalJson } from '@/lib/core/canonical';
import type { ProgrammeSession } from './session';

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
  | { what: 'added'; after: ProgrammeSession }
  | { what: 'removed'; before: ProgrammeSession }
  /** Stands elsewhere among those of its day and time. */
  | { what: 'moved'; after: ProgrammeSession }
  | { what: 'changed'; before: ProgrammeSession; after: ProgrammeSession; parts: ChangedPart[] };

/** What changed from one programme to another, in the order of the later one; what was taken out comes last. */
export function compareProgrammes(
  before: readonly ProgrammeSession[],
  after: readonly ProgrammeSession[],
): SessionChange[] {
  const old = new Map(before.map((session) => [session.id, session]));
  const moved = movedIn(before, after);
  const changes = after.flatMap((session): SessionChange[] => {
    const was = old.get(session.id);
    if (!was) return [{ what: 'added', after: session }];
    const parts = changedParts.filter((part) => differs(was, session, part));
    return [
      ...(moved.has(session.id) ? [{ what: 'moved', after: session } as const] : []),
      ...(parts.length > 0 ? [{ what: 'changed', before: was, after: session, parts } as const] : []),
    ];
  });
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...changes,
    ...before.filter(({ id }) => !kept.has(id)).map((was) => ({ what: 'removed', before: was }) as const),
  ];
}

/** The fewest sessions that explain another order of those whose day and time stayed: all but a longest run that kept its order. */
function movedIn(before: readonly ProgrammeSession[], after: readonly ProgrammeSession[]): Set<string> {
  const places = new Map(before.map((session, at) => [session.id, { session, at }]));
  const stayed = after.flatMap((session) => {
    const was = places.get(session.id);
    return was && !differs(was.session, session, 'when') ? [{ id: session.id, at: was.at }] : [];
  });
  const runs: { id: string; at: number }[][] = [];
  for (const one of stayed) {
    const longest = runs
      .filter((run) => (run.at(-1)?.at ?? 0) < one.at)
      .reduce<{ id: string; at: number }[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, one]);
  }
  const kept = new Set(
    runs.reduce<{ id: string }[]>((best, run) => (run.length > best.length ? run : best), []).map(({ id }) => id),
  );
  return new Set(stayed.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
}

const differs = (was: ProgrammeSession, session: ProgrammeSession, part: ChangedPart) =>
  canonicalJson(partOf(was, part)) !== canonicalJson(partOf(session, part));

function partOf(session: ProgrammeSession, part: ChangedPart): unknown {
  if (part === 'when') return [session.day, session.start, session.end];
  if (part === 'roles') return session.roles.map(({ kind, name, about }) => [kind, name, about]);
  return part === 'title' ? [session.number, session.title] : session[part];
}
