import { Localized } from '@/components/ui/localized';
import type { NamedParty } from '@/lib/directory/queries/party';
import { Link } from '@/lib/i18n/navigation';

/** A party by name, leading to its page; in a different language where the reader's has none. */
export function PartyLink({ party }: { party: Pick<NamedParty, 'code' | 'names'> }) {
  return (
    <Link href={`/directory/${party.code}`}>
      <bdi>
        <Localized text={party.names} fallback="silent" />
      </bdi>
    </Link>
  );
}

/** A party by its acronym where it has one: for lists in small print. */
export function PartyShortLink({ party }: { party: Pick<NamedParty, 'code' | 'names' | 'acronyms'> }) {
  const hasAcronym = Object.values(party.acronyms).some(Boolean);
  return (
    <Link href={`/directory/${party.code}`}>
      <bdi>
        <Localized text={hasAcronym ? party.acronyms : party.names} fallback="silent" />
      </bdi>
    </Link>
  );
}
