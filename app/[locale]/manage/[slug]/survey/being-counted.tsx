import { RefreshAgain } from '@/components/live/refresh-again';
import { Progress } from '@/components/ui/progress';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { CountProgress } from '@/lib/surveys/queries/count-now';

interface BeingCountedProps extends CountProgress {
  slug: string;
  locale: Locale;
}

/** In place of figures that are not there yet: how far they are. The page follows by itself; without JavaScript a link asks again. */
export async function BeingCounted({ counted, total, slug, locale }: BeingCountedProps) {
  const t = await getTranslations('surveys.track.liveCount');
  return (
    <>
      {total > 0 ? (
        <Progress done={counted} total={total} label={t('counting', { counted, total })} note={t('note')} live />
      ) : (
        <div className="busy" role="status">
          <span>{t('reading')}</span>
          <span className="soft">{t('note')}</span>
        </div>
      )}
      <p>
        <a href={`/${locale}/manage/${slug}/survey#results`}>{t('again')}</a>
      </p>
      <RefreshAgain every={1_500} />
    </>
  );
}
