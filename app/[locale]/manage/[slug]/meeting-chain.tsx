import { ChainStrip } from '@/components/ui/chain-strip';
import { daysUntilDay } from '@/lib/desk/model/clock';
import type { Figures, Frame } from '@/lib/desk/model/figures';
import { stepPages, type Step } from '@/lib/desk/model/steps';
import { formatDate, formatDay } from '@/lib/i18n/dates';
import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { steps: readonly Step[]; figures: Figures; meeting: Frame; locale: Locale; now: Date };

/** The eight steps of a meeting with their figures, each leading to its page. */
export function MeetingChain({ steps, figures, meeting, locale, now }: Props) {
  const t = useTranslations('meetings.desk');
  const figureOf = ({ key, done, total }: Step) => {
    if (total === 0) return t('figure.none');
    const { confirmed, persons } = figures.registrations;
    const isTwofold = key === 'registration' && done === total && persons < confirmed;
    return t(`figure.${isTwofold ? 'registrationPersons' : key}`, {
      done,
      total,
      groups: figures.groups.total,
      regional: figures.regional.total,
      general: figures.general.total,
      persons,
      paragraphs: figures.outcome.paragraphs,
      commitments: figures.outcome.commitments,
    });
  };
  // While a meeting is ahead or under way its year goes without saying.
  const year = daysUntilDay(now, meeting.endsOn, meeting.zone) < 0;
  const noteOf = ({ key, due, isDay }: Step) => {
    if (!due) return undefined;
    if (key === 'highlights') return t('published', { date: formatDate(due, locale, meeting.zone) });
    if (isDay) return t('on', { date: formatDay(due, locale, { year }) });
    return t(due > now ? 'closes' : 'closed', { date: formatDate(due, locale, meeting.zone, { year }) });
  };
  return (
    <ChainStrip
      label={t('chain')}
      steps={steps.map((step) => ({
        label: t(`step.${step.key}`),
        href: localisedPath(`/manage/${meeting.slug}/${stepPages[step.key]}`, locale),
        state: step.state,
        status: t(step.state),
        ...(step.state === 'now' ? { share: step.share } : {}),
        value: figureOf(step),
        note: noteOf(step),
      }))}
    />
  );
}
