import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { TrackedParty } from '@/lib/surveys/queries/track-responses';
import type { AnswerState } from '@/lib/surveys/schema';
import { PartySteps } from './party-steps';

interface PartyTableProps {
  parties: readonly TrackedParty[];
  /** The survey, and whether answers are shown with names. */
  survey: string;
  attributed: boolean;
  slug: string;
  zone: string;
  locale: Locale;
}

const shapes: Record<AnswerState, StatusShape> = {
  silent: 'open',
  opened: 'open',
  draft: 'half',
  reopened: 'ask',
  submitted: 'seal',
};

/** A page of the organisations asked, the late ones first. */
export function PartyTable({ parties, survey, attributed, slug, zone, locale }: PartyTableProps) {
  const t = useTranslations('tracking');
  const words = useTranslations('surveys.track');
  const at = (moment: Date) => formatDateTime(moment, locale, zone, { year: false });
  return (
    <DataTable
      caption={t('list.title')}
      hideCaption
      dense
      cards
      rows={parties}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'party',
          head: t('list.party'),
          cell: (party) => (
            <>
              {shortName(party, locale)}
              {pick(party.acronyms, locale).text ? (
                <span className="sub">
                  <Localized text={party.names} fallback="silent" />
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'state',
          head: t('list.state'),
          cell: (party) => (
            <>
              <Status shape={party.isLate && party.state !== 'submitted' ? 'late' : shapes[party.state]}>
                {t(`states.${party.state}`)}
              </Status>
              <Lateness party={party} />
              {party.extendedTo && party.state !== 'submitted' ? (
                <span className="sub">{t('list.until', { at: at(party.extendedTo) })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'last',
          head: t('list.last'),
          cell: ({ lastAt, reminders, remindedAt }) => (
            <>
              {lastAt ? at(lastAt) : null}
              {remindedAt ? (
                <span className="sub">{t('list.reminded', { count: reminders, at: at(remindedAt) })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'submission',
          head: t('list.submission'),
          cell: ({ submission }) =>
            submission && words('submissionOf', { n: submission.number, at: at(submission.at), name: submission.by }),
        },
        {
          key: 'step',
          head: t('list.step'),
          label: '',
          cell: (party) => (
            <PartySteps
              party={party}
              name={shortName(party, locale)}
              survey={survey}
              attributed={attributed}
              slug={slug}
              zone={zone}
              locale={locale}
            />
          ),
        },
      ]}
    />
  );
}

/** Whether it is late, and if so whether an answer is still taken. */
function Lateness({ party: { isLate, state, window } }: { party: TrackedParty }) {
  const t = useTranslations('tracking.late');
  if (state === 'reopened' && window !== 'open')
    return <span className="sub">{t(window === 'late' ? 'grace' : 'over')}</span>;
  if (!isLate) return null;
  if (state === 'submitted') return <span className="sub">{t('submitted')}</span>;
  const key = window === 'late' ? 'grace' : window === 'closed' ? 'over' : 'missing';
  return <span className="sub">{t(key)}</span>;
}

function shortName({ acronyms, names }: TrackedParty, locale: string): string {
  return pick(acronyms, locale).text || pick(names, locale).text;
}
