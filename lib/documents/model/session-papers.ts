import type { LocalizedText } from '@/lib/i18n/pick';
import { revisedSymbol } from './symbol';

/** What is to be read for a session, as a programme prints it. */
type Printed = { symbol: string | null; title: LocalizedText; address: string | null };
type Listed = { id: string; symbol: string; revision: number; title: LocalizedText; sessionId: string | null };

/** Sessions of a programme with the documents that stand at each, after what the programme itself names. `addressOf` a document by its id. */
export function withDocuments<Session extends { id: string; documents: Printed[] }>(
  sessions: readonly Session[],
  documents: readonly Listed[],
  addressOf: (id: string) => string,
): Session[] {
  return sessions.map((session) => ({
    ...session,
    documents: [
      ...session.documents,
      ...documents
        .filter(({ sessionId }) => sessionId === session.id)
        .map(({ id, symbol, revision, title }) => ({
          symbol: revisedSymbol(symbol, revision),
          title,
          address: addressOf(id),
        })),
    ],
  }));
}

/** When the last of what stands at the sessions came out to the reader, or was replaced, by session. */
export function papersChangedAt(
  documents: readonly { sessionId: string | null; firstOutAt: Date | null; files: readonly { at: string }[] }[],
): Map<string, Date> {
  const changed = new Map<string, Date>();
  for (const { sessionId, firstOutAt, files } of documents) {
    if (sessionId === null) continue;
    const times = [firstOutAt, changed.get(sessionId), ...files.map(({ at }) => new Date(at))];
    const last = Math.max(...times.map((time) => time?.getTime() ?? 0));
    changed.set(sessionId, new Date(last));
  }
  return changed;
}
