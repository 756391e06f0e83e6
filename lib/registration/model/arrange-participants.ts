import type { Capacity, PartyKind } from '@/lib/core/prisma/enums';
import { protocolOrder } from '@/lib/delegations/model';
import { pick, type LocalizedText, type PickedText } from '@/lib/i18n/pick';

/** A confirmed registration as the list of participants needs it; nothing else of the person is read. */
export type Participant<P> = {
  person: P;
  capacity: Capacity;
  rank: number;
  party: { code: string; kind: PartyKind; names: LocalizedText };
};

export type ParticipantSection<P> = {
  kind: PartyKind;
  parties: { code: string; name: PickedText; participants: { person: P; capacity: Capacity }[] }[];
};

/**
 * The list of participants in the order of protocol: sections by kind, parties alphabetically in the language of the page
 * (the French list is sorted in French), the head of each delegation first and then by rank of the seat.
 */
export function arrangeParticipants<P>(
  participants: readonly Participant<P>[],
  locale: string,
): ParticipantSection<P>[] {
  const collator = new Intl.Collator(locale, { sensitivity: 'base' });
  return protocolOrder.flatMap((kind) => {
    const ofKind = participants.filter(({ party }) => party.kind === kind);
    if (ofKind.length === 0) return [];
    const codes = [...new Set(ofKind.map(({ party }) => party.code))];
    const parties = codes.map((code) => {
      const members = ofKind.filter(({ party }) => party.code === code);
      const participants = members.sort(byPrecedence).map(({ person, capacity }) => ({ person, capacity }));
      return { code, name: pick(members[0]?.party.names, locale), participants };
    });
    return [{ kind, parties: parties.sort((a, b) => collator.compare(a.name.text, b.name.text)) }];
  });
}

function byPrecedence(a: Participant<unknown>, b: Participant<unknown>): number {
  return Number(b.capacity === 'HEAD') - Number(a.capacity === 'HEAD') || a.rank - b.rank;
}
