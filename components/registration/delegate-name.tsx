import { PersonName } from '@/components/ui/person-name';
import type { CourtesyTitle } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';

interface DelegateNameProps {
  person: { courtesyTitle: CourtesyTitle | null; givenName: string; surname: string };
}

/** Courtesy title in the reader's language, given name, SURNAME. */
export function DelegateName({ person }: DelegateNameProps) {
  const t = useTranslations('registration.courtesy');
  return (
    <PersonName
      courtesy={person.courtesyTitle ? t(person.courtesyTitle) : null}
      given={person.givenName}
      surname={person.surname}
    />
  );
}
