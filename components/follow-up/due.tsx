import { dueOf, type DueFacts } from '@/lib/follow-up/model/progress';
import { formatDay } from '@/lib/i18n/dates';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** When a commitment is due: as laid down, or before that as its recommendation says. */
export function Due({ commitment }: { commitment: DueFacts }) {
  const t = useTranslations('followup');
  const locale = useLocale();
  const due = dueOf(commitment);
  if (due.kind === 'day') return formatDay(due.day, locale);
  if (due.kind === 'next') return t('nextMeeting');
  return due.kind === 'words' ? due.text : <span className="soft">{t('noDue')}</span>;
}
