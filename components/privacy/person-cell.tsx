import { DelegateName } from '@/components/registration/delegate-name';
import type { CourtesyTitle } from '@/lib/core/prisma/enums';

interface PersonCellProps {
  person: { courtesyTitle: CourtesyTitle | null; givenName: string; surname: string; functionalTitle: string | null };
}

/** Name and function, as in every list of people. */
export function PersonCell({ person }: PersonCellProps) {
  return (
    <>
      <DelegateName person={person} />
      {person.functionalTitle ? <span className="sub">{person.functionalTitle}</span> : null}
    </>
  );
}
