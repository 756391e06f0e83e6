import { formatDay, formatDue } from '@/lib/i18n/dates';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** When a commitment is due: as laid down, or before that as its recommendation says. */
export function Due({
  commitment: { plan, dueOn, byNextMeeting, dueBy },
}: {
  commitment: { plan: number; dueOn: string | null; byNextMeeting: boolean; dueBy?: string | null };
}) {
  const t = useTranslations('followup');
  const locale = useLocale();
  if (dueOn) return formatDay(dueOn, locale);
  if (byNextMeeting) return t('nextMeeting');
  return plan === 0 && dueBy ? formatDue(dueBy, locale) : <span className="soft">{t('noDue')}</span>;
}
