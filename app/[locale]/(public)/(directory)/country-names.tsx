import { Fragment } from 'react';

import { Localized } from '@/components/ui/localized';
import { Link } from '@/lib/i18n/navigation';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { useLocale } from '@/lib/i18n/words';

/** Countries and territories in the alphabetical order of the reader's language, each leading to its page. */
export function CountryNames({ countries }: { countries: readonly { iso2: string; names: LocalizedText }[] }) {
  const locale = useLocale();
  const collator = new Intl.Collator(locale);
  const sorted = [...countries].sort((one, other) =>
    collator.compare(pick(one.names, locale).text, pick(other.names, locale).text),
  );
  return sorted.map(({ iso2, names }, index) => (
    <Fragment key={iso2}>
      {index > 0 ? ', ' : null}
      <Link href={`/countries/${iso2}`}>
        <bdi>
          <Localized text={names} fallback="silent" />
        </bdi>
      </Link>
    </Fragment>
  ));
}
