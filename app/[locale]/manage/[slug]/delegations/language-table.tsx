import { DataTable, type Column } from '@/components/ui/data-table';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { countLanguages, LanguageTotal } from '@/lib/representation/queries';
import { useTranslations } from '@/lib/i18n/words';

/** How many follow which language, in the room and online: what the booths and the channels are planned by. */
export function LanguageTable({
  totals: { languages, modes },
  locale,
}: {
  totals: Awaited<ReturnType<typeof countLanguages>>;
  locale: Locale;
}) {
  const t = useTranslations('representation.languages');
  const mode = useTranslations('registration.mode');
  const columns: Column<LanguageTotal>[] = [
    {
      key: 'language',
      head: t('language'),
      cell: ({ language }) => {
        const name = languageName(language, locale);
        return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
      },
    },
    { key: 'inPerson', head: mode('IN_PERSON'), numeric: true, cell: (row) => row.inPerson },
    { key: 'online', head: mode('ONLINE'), numeric: true, cell: (row) => row.online },
    { key: 'total', head: t('total'), numeric: true, cell: (row) => row.inPerson + row.online },
    { key: 'only', head: t('only'), numeric: true, cell: (row) => row.only },
  ];
  return (
    <section className="sec" aria-labelledby="languages">
      <h2 id="languages">{t('title')}</h2>
      <p className="soft small">
        {t('note')} {t('unsaid', { count: modes.unsaid })}
      </p>
      <DataTable
        caption={t('caption')}
        hideCaption
        columns={columns}
        rows={languages}
        rowKey={({ language }) => language}
        totals={{
          language: t('persons'),
          inPerson: modes.inPerson,
          online: modes.online,
          total: modes.inPerson + modes.online,
        }}
        dense
        cards
      />
    </section>
  );
}
