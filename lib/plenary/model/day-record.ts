import { dayOf } from '@/lib/i18n/dates';
import type { PlenaryRecord, RecordedItem } from './record';

/**
 * What of a record was so at the end of one day and concerns it: what its minutes are composed of, and all that they are. An
 * amendment that ended later is open in it, a reservation that came later is not there, and a translation made after the decision
 * is left out, so that the record of a day that is over stays as it is, whatever the next days bring.
 */
export function dayRecord(record: PlenaryRecord, day: string): PlenaryRecord {
  const dayAt = (at: string) => dayOf(new Date(at), record.meeting.zone);
  const isOf = (at: string | null | undefined) => Boolean(at) && dayAt(at ?? '') === day;
  const isBy = (at: string | null | undefined) => Boolean(at) && dayAt(at ?? '') <= day;
  const ended = <T extends { at: string }>(end: T | null) => (isBy(end?.at) ? end : null);

  const itemOf = (item: RecordedItem): RecordedItem => {
    const amendments = item.amendments
      .filter(({ at, end }) => isOf(at) || isOf(end?.at))
      .map(({ texts, ...amendment }) => ({
        ...amendment,
        texts: { [amendment.language]: texts[amendment.language] ?? '' },
        end: ended(amendment.end),
      }));
    const decisions = item.decisions
      .map((decision) => ({
        ...decision,
        reservations: decision.reservations
          .filter(({ at, withdrawnAt }) => (isOf(decision.at) ? isBy(at) : isOf(at) || isOf(withdrawnAt)))
          .map((reservation) => ({
            ...reservation,
            withdrawnAt: isBy(reservation.withdrawnAt) ? reservation.withdrawnAt : null,
          })),
      }))
      .filter(({ at, reservations }) => isOf(at) || reservations.length > 0);
    const silences = item.silences
      .filter(({ at, end, breaks }) => isOf(at) || isOf(end?.at) || breaks.some((broken) => isOf(broken.at)))
      .map((silence) => ({
        ...silence,
        breaks: silence.breaks.filter(({ at }) => isBy(at)),
        end: ended(silence.end),
      }));
    // Before languages were recorded with a decision, every translation there is stands for it.
    const decided = new Map(
      decisions.map(({ revision, textsHash, languages }) => [revision, textsHash === null ? null : languages]),
    );
    const revisions = item.revisions
      .filter(({ number }) => decided.has(number))
      .map((revision) => ({
        ...revision,
        translations: revision.translations.filter(
          ({ language }) => decided.get(revision.number)?.includes(language) ?? true,
        ),
      }));
    return { ...item, sources: [], revisions, amendments, decisions, silences };
  };

  return {
    meeting: record.meeting,
    items: record.items
      .map(itemOf)
      .filter(
        ({ symbol, amendments, decisions, silences }) =>
          amendments.length + decisions.length + silences.length > 0 ||
          record.turns.some(({ item, startedAt }) => item === symbol && isOf(startedAt)),
      ),
    turns: record.turns
      .filter(({ startedAt }) => isOf(startedAt))
      .map((turn) => ({ ...turn, endedAt: isBy(turn.endedAt) ? turn.endedAt : null })),
  };
}
