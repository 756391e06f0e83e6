import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

interface ResultsOfProps {
  /** Address of the page, without language. */
  here: string;
  /** What else stands in the address. */
  query?: Readonly<Record<string, string>>;
  isOfStates: boolean;
}

/** Whose results the page shows where States are asked too: they are counted apart from mechanisms and partners. */
export function ResultsOf({ here, query = {}, isOfStates }: ResultsOfProps) {
  const t = useTranslations('surveys.results.of');
  const address = (of: Record<string, string>) => {
    const search = new URLSearchParams({ ...query, ...of }).toString();
    return search ? `${here}?${search}` : here;
  };
  return (
    <nav className="seg" aria-label={t('label')}>
      <Link href={address({})} aria-current={isOfStates ? undefined : 'true'}>
        {t('organisations')}
      </Link>
      <Link href={address({ of: 'states' })} aria-current={isOfStates ? 'true' : undefined}>
        {t('states')}
      </Link>
    </nav>
  );
}
