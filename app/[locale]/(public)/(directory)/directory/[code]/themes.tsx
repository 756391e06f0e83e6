import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import type { PartyRecord } from '@/lib/directory/queries/party';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import styles from '../../reference.module.css';

/** The themes assigned to it, beside the words of its own page. */
export function Themes({ party }: { party: PartyRecord }) {
  const t = useTranslations('directory.party');
  if (party.themes.length === 0) return null;
  const assigned = (
    <ul className={styles.list}>
      {party.themes.map(({ code, names }) => (
        <li key={code}>
          <Link href={`/directory?kind=mechanisms&theme=${code}`}>
            <Localized text={names} fallback="silent" />
          </Link>
        </li>
      ))}
    </ul>
  );
  const written =
    party.themesAsWritten.length > 0 ? <Compiled>{party.themesAsWritten.join('; ')}</Compiled> : t('notFound');
  return (
    <section className={styles.section}>
      <h2>{t('themes')}</h2>
      <KeyValues
        items={[
          { key: 'sheet', label: t('themesOfSheet'), value: assigned },
          { key: 'written', label: t('themesAsWritten'), value: written },
        ]}
      />
      <p className="tiny soft">{t('themesNote')}</p>
    </section>
  );
}
