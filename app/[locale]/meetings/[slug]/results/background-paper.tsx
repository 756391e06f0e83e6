import { PaperFiles } from '@/components/background/paper-files';
import type { MeetingScope } from '@/lib/auth/scope';
import { listBackgroundPapers } from '@/lib/background/queries';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface BackgroundPaperProps {
  scope: MeetingScope;
  locale: Locale;
  /** Number of the newest snapshot. */
  newest: number;
}

/** The paper that was issued last, as files; nothing before the secretariat has issued one. */
export async function BackgroundPaper({ scope, locale, newest }: BackgroundPaperProps) {
  const [t, [paper]] = await Promise.all([getTranslations('background.page'), listBackgroundPapers(scope)]);
  if (!paper) return null;
  const { number, issuedAt, snapshot, files } = paper;
  // Whoever may read the whole paper needs no other.
  const version = files.some((file) => file.version === 'full') ? 'full' : 'public';
  return (
    <section className="sec stack" aria-labelledby="background-paper">
      <h2 id="background-paper">{t('title')}</h2>
      <p className="small">
        {t('forYou')} {t('latest', { number, date: formatDate(issuedAt, locale, scope.meeting.zone), n: snapshot })}{' '}
        {snapshot < newest ? t('older') : null}
      </p>
      <PaperFiles
        slug={scope.meeting.slug}
        paper={{ number, files: files.filter((file) => file.version === version) }}
      />
    </section>
  );
}
