import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { takeBackAction } from '@/lib/agenda/actions';
import { hoursOf } from '@/lib/agenda/model/hours';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { Placement } from '@/lib/agenda/queries/placements';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { placements: readonly Placement[]; meeting: MeetingFrame; locale: Locale };

/** What the reader has placed elsewhere, the last first, each with the button that takes it back. */
export function Placements({ placements, meeting, locale }: Props) {
  const t = useTranslations('agenda.placement');
  const [last, ...earlier] = placements;
  if (!last) return null;
  const line = (placement: Placement) => (
    <PlacementLine key={placement.id} placement={placement} meeting={meeting} locale={locale} />
  );
  const title = pick(last.title, locale, meeting.languages[0]).text;
  return (
    <Notice title={t('placed', { title })} kind="done" level={3}>
      <ol className="stack">{line(last)}</ol>
      {earlier.length > 0 ? (
        <details>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          <ol className="stack">{earlier.map(line)}</ol>
        </details>
      ) : null}
    </Notice>
  );
}

type LineProps = Omit<Props, 'placements'> & { placement: Placement };

function PlacementLine({ placement, meeting, locale }: LineProps) {
  const t = useTranslations('agenda');
  const { id, state, day, room } = placement;
  const title = pick(placement.title, locale, meeting.languages[0]).text;
  const hours = hoursOf(placement, locale);
  const stood = [
    day === null
      ? t('noDay')
      : t('day', { day, date: formatDay(dateOfDay(meeting.startsOn, day), locale, { year: false }) }),
    hours
      ? hours.end
        ? t(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end })
        : hours.start
      : t('noTime'),
    room ?? t('now.noRoom'),
  ].join(' · ');
  return (
    <li>
      <p>{t('placement.stood', { title, stood })}</p>
      {/* Where it cannot be taken back any more the form stays without its button: it says why it was refused. */}
      <ActionForm
        action={takeBackAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'agenda')}
        meeting={meeting.slug}
        label={t('placement.takeBackOf', { title, stood })}
      >
        <HiddenField name="placement" value={id} />
        {state === 'open' ? (
          <SubmitButton kind="plain" label={t('placement.takeBackOf', { title, stood })}>
            {t('placement.takeBack')}
          </SubmitButton>
        ) : (
          <p className="soft">{t(`placement.${state}`)}</p>
        )}
      </ActionForm>
    </li>
  );
}
