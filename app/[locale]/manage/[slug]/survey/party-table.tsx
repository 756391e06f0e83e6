import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DataTable } from '@/components/ui/data-table';
import { Dialog } from '@/components/ui/dialog';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { reopenResponseAction } from '@/lib/surveys/actions';
import type { AnswerState, TrackedParty } from '@/lib/surveys/queries/track-responses';

interface PartyTableProps {
  parties: readonly TrackedParty[];
  slug: string;
  zone: string;
  locale: Locale;
}

const shapes: Record<AnswerState, StatusShape> = {
  late: 'late',
  reopened: 'ask',
  draft: 'half',
  silent: 'open',
  submitted: 'seal',
};
/** What asks for somebody first, what is done last. */
const order = Object.keys(shapes);

/** Every organisation asked, the late ones first. */
export function PartyTable({ parties, slug, zone, locale }: PartyTableProps) {
  const t = useTranslations('surveys.track');
  const rows = parties.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return (
    <DataTable
      caption={t('parties')}
      dense
      cards
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'party',
          head: t('party'),
          cell: (party) => (
            <>
              {shortName(party, locale)}
              <span className="sub">
                <Localized text={party.names} fallback="silent" />
              </span>
            </>
          ),
        },
        {
          key: 'state',
          head: t('state'),
          cell: ({ state }) => <Status shape={shapes[state]}>{t(`states.${state}`)}</Status>,
        },
        {
          key: 'last',
          head: t('last'),
          cell: ({ savedAt }) => savedAt && formatDateTime(savedAt, locale, zone, { year: false }),
        },
        {
          key: 'submission',
          head: t('submission'),
          cell: ({ submission }) =>
            submission &&
            t('submissionOf', {
              n: submission.number,
              at: formatDateTime(submission.at, locale, zone, { year: false }),
              name: submission.by,
            }),
        },
        { key: 'step', head: t('step'), cell: (party) => <Steps party={party} slug={slug} locale={locale} /> },
      ]}
    />
  );
}

function Steps({ party, slug, locale }: { party: TrackedParty; slug: string; locale: Locale }) {
  const t = useTranslations('surveys.track');
  const common = useTranslations('common');
  if (party.responseId === null) return null;
  const name = shortName(party, locale);
  return (
    <div className="row mid">
      <Link href={`/meetings/${slug}/survey?party=${party.code}`} aria-label={t('readOf', { party: name })}>
        {t('read')}
      </Link>
      {party.mayReopen ? (
        <Dialog opener={t('reopen')} title={t('reopenTitle', { party: name })} close={common('dialog.close')}>
          <p>{t('reopenText')}</p>
          <ActionForm
            action={reopenResponseAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'surveys')}
            meeting={slug}
          >
            <HiddenField name="response" value={party.responseId} />
            <TextArea name="reason" rows={3} maxLength={1_000} />
            <div className="actions">
              <SubmitButton>{t('reopenDo')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
    </div>
  );
}

function shortName({ acronyms, names }: TrackedParty, locale: string): string {
  return pick(acronyms, locale).text || pick(names, locale).text;
}
