import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Link } from '@/lib/i18n/navigation';
import type { DoublePerson } from '@/lib/representation/queries';
import { useTranslations } from '@/lib/i18n/words';

/** Who represents more than one party: one person each, and a representation for each party. */
export function Doubles({ doubles, slug }: { doubles: readonly DoublePerson[]; slug: string }) {
  const t = useTranslations('representation.doubles');
  const columns: Column<DoublePerson>[] = [
    { key: 'person', head: t('person'), cell: (person) => <DelegateName person={person} /> },
    {
      key: 'parties',
      head: t('parties'),
      cell: ({ representations }) => (
        <ul className="bare">
          {representations.map(({ registrationId, names, status }) => (
            <li key={registrationId}>
              <Link href={`/meetings/${slug}/registration/${registrationId}`}>
                <Localized text={names} fallback="silent" />
              </Link>{' '}
              <RegistrationStatus status={status} reader="secretariat" />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <section className="sec" aria-labelledby="doubles">
      <h2 id="doubles">{t('title')}</h2>
      {doubles.length === 0 ? (
        <p className="soft">{t('none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          columns={columns}
          rows={doubles}
          rowKey={({ personId }) => personId}
          dense
          cards
        />
      )}
    </section>
  );
}
