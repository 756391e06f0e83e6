import { seal } from '@/lib/core/canonical';
import type { DraftRole, DraftSession, SealedRole, SealedSession } from './session';

/** What a version keeps of a draft, and its hash: what is shown and its order; how often it was saved is not part of it. */
export function sealProgramme(sessions: readonly DraftSession[]): { content: object; sha256: string } {
  return seal({
    sessions: sessions.map(({ lockVersion: _saved, roles, ...session }): SealedSession => {
      return { ...session, roles: roles.map(sealedRole) };
    }),
  });
}

function sealedRole({ id, kind, personId, name, about }: DraftRole): SealedRole {
  return personId === null ? { kind, personId, name, about } : { kind, personId, roleId: id };
}
