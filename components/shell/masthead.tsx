import type { ReactNode } from 'react';

import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

import { LanguageSwitch } from './language-switch';

interface MastheadProps {
  /** Where one is: the meeting with place and dates, or the part of the site. */
  place?: ReactNode;
  /** Who is signed in, or the way to sign in. */
  person: ReactNode;
}

/** The same on every page, so that nobody wonders which site this is. */
export function Masthead({ place, person }: MastheadProps) {
  const t = useTranslations('common');
  return (
    <header className="mast">
      <div className="wrap">
        <Link className="brand" href="/">
          {t('brand')}
        </Link>
        {place ? <span className="where">{place}</span> : null}
        <div className="tools">
          <LanguageSwitch label={t('languages')} />
          <div className="person">{person}</div>
        </div>
      </div>
    </header>
  );
}
