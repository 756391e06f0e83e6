import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';

interface PaperLinksProps {
  own: Pick<OwnResponse, 'party' | 'status'>;
  slug: string;
  locale: Locale;
}

/** The questionnaire on paper: blank, and with what is saved or was submitted. */
export function PaperLinks({ own: { party, status }, slug, locale }: PaperLinksProps) {
  const t = useTranslations('offline.links');
  const file = `/api/meetings/${slug}/questionnaire?of=${party.code}&language=${locale}`;
  return (
    <section className="sec stack">
      <h2>{t('title')}</h2>
      <p className="small soft">{t('lead')}</p>
      <ul className="small">
        <li>
          <a href={file}>{t('blankPdf')}</a>
        </li>
        {status === 'NONE' ? null : (
          <li>
            <a href={`${file}&answers=yes`}>{t(status === 'SUBMITTED' ? 'submittedPdf' : 'draftPdf')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
