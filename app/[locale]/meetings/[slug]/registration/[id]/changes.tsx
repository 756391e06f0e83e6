import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { decideChangeAction } from '@/lib/registration/actions';
import { moderatedFields, type ModeratedField } from '@/lib/registration/policy';
import type { Change } from '@/lib/registration/queries/review';
import type { courtesyTitles } from '@/lib/registration/schema/submit';
import { getTranslations } from '@/lib/i18n/words';

interface ChangesProps {
  changes: readonly Change[];
  meeting: MeetingFrame;
  locale: Locale;
  isSecretariat: boolean;
}

/** What was asked to be changed, before and after. The open one waits: for the person in words, for the secretariat as a decision. */
export async function Changes({ changes, meeting, locale, isSecretariat }: ChangesProps) {
  if (changes.length === 0) return null;
  const t = await getTranslations('review.change');
  return (
    <section className="sec" aria-labelledby="changes">
      <h2 id="changes">{t('title')}</h2>
      {changes.map((change) => (
        <div key={change.id} className="stack">
          <BeforeAfter change={change} />
          <p className="small">
            <Status shape={change.status === 'PROPOSED' ? (isSecretariat ? 'ask' : 'half') : 'shut'}>
              {t(`status.${change.status}`)}
            </Status>
            {'. '}
            {change.by
              ? t('askedBy', { name: change.by, date: formatDateTime(change.at, locale, meeting.zone) })
              : formatDateTime(change.at, locale, meeting.zone)}
            {change.remark ? <span className="sub">{change.remark}</span> : null}
            {change.reason ? <span className="sub">{change.reason}</span> : null}
          </p>
          {change.status !== 'PROPOSED' ? null : isSecretariat ? (
            <ActionForm
              action={decideChangeAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'review')}
              meeting={meeting.slug}
              label={t('title')}
              done={t('decided')}
            >
              <HiddenField name="change" value={change.id} />
              <TextArea name="reason" rows={2} maxLength={1000} optional />
              <div className="actions">
                <SubmitButton kind="plain" name="decision" value="ACCEPTED">
                  {t('accept')}
                </SubmitButton>
                <SubmitButton kind="grave" name="decision" value="DECLINED">
                  {t('decline')}
                </SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <p className="small soft">{t('waitingText')}</p>
          )}
        </div>
      ))}
    </section>
  );
}

async function BeforeAfter({ change }: { change: Change }) {
  const [t, r] = await Promise.all([getTranslations('review.change'), getTranslations('registration')]);
  const shown = (field: ModeratedField, value: string | null | undefined) => {
    if (!value) return t('empty');
    return field === 'courtesyTitle' ? r(`courtesy.${value as (typeof courtesyTitles)[number]}`) : <bdi>{value}</bdi>;
  };
  const columns: Column<ModeratedField>[] = [
    { key: 'field', head: t('field'), isRowHead: true, cell: (field) => r(`fields.${field}.label`) },
    { key: 'before', head: t('before'), cell: (field) => shown(field, change.before[field]) },
    { key: 'after', head: t('after'), cell: (field) => <b>{shown(field, change.proposed[field])}</b> },
  ];
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      columns={columns}
      rows={moderatedFields.filter((field) => field in change.proposed)}
      rowKey={(field) => field}
      dense
      cards
    />
  );
}
