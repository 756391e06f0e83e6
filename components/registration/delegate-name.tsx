import { PersonName } from '@/components/ui/person-name';
import type { CourtesyTitle } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';
import { isErased } from '@/lib/people/model/erased';

interface DelegateNameProps {
  person: { courtesyTitle: CourtesyTitle | null; givenName: string; surname: string };
}

/** Courtesy title in the reader's language, given name, SURNAME; of somebody who was erased, that this is so. */
export function DelegateName({ person }: DelegateNameProps) {
  const t = useTranslations('registration');
  if (isErased(person)) return <i>{t('erasedPerson')}</i>;
  return (
    <PersonName
      courtesy={person.courtesyTitle ? t(`courtesy.${person.courtesyTitle}`) : null}
      given={person.givenName}
      surname={person.surname}
    />
  );
}
