import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { issueListAction } from '@/lib/papers/actions';
import { countConfirmed, listIssuedLists, type IssuedList } from '@/lib/papers/queries/lists';
import { listStatuses } from '@/lib/papers/schema';

type Props = { scope: MeetingScope; locale: Locale };

/** The lists issued with their files, and the form that issues the next. */
export async function Lists({ scope, locale }: Props) {
  const [t, lists, confirmed] = await Promise.all([
    getTranslations('papers'),
    listIssuedLists(scope),
    countConfirmed(scope),
  ]);
  const { slug, zone } = scope.meeting;
  const hasFinal = lists.some(({ status }) => status === 'FINAL');
  return (
    <section className="sec stack" aria-labelledby="lists">
      <h2 id="lists">{t('list.title')}</h2>
      <p className="small soft">{t('list.lead')}</p>
      {lists.length === 0 ? (
        <p>{t('list.none')}</p>
      ) : (
        <>
          <DataTable
            caption={t('list.issuedCaption')}
            hideCaption
            cards
            rows={lists}
            rowKey={({ number }) => String(number)}
            columns={[
              { key: 'number', head: t('list.number'), isRowHead: true, cell: ({ number }) => number },
              {
                key: 'state',
                head: t('list.state'),
                cell: ({ status, reason }) => (
                  <>
                    <Status shape={status === 'FINAL' ? 'seal' : 'half'}>{t(`list.status.${status}`)}</Status>
                    {reason ? (
                      <span className="sub">
                        <bdi>{t('list.reasonIs', { reason })}</bdi>
                      </span>
                    ) : null}
                  </>
                ),
              },
              { key: 'date', head: t('list.date'), cell: ({ issuedAt }) => formatDateTime(issuedAt, locale, zone) },
              { key: 'persons', head: t('list.persons'), numeric: true, cell: ({ persons }) => persons },
              { key: 'files', head: t('list.download'), cell: (list) => <Files list={list} slug={slug} /> },
            ]}
          />
          <p className="small soft">{t('list.publicNote')}</p>
        </>
      )}
      <ActionForm
        action={issueListAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'papers')}
        meeting={slug}
        label={t('list.issue')}
        className="stack"
      >
        <p className="small">
          {t('list.now', { count: confirmed })} {hasFinal ? t('list.afterFinal') : null}
        </p>
        <SelectField
          name="status"
          width="m"
          defaultValue="PROVISIONAL"
          choices={listStatuses.map((value) => ({ value, label: t(`list.status.${value}`) }))}
        />
        {hasFinal ? <TextField name="reason" maxLength={500} /> : null}
        <SubmitButton>{t('list.issue')}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Links to one list in every language, for participants and for everybody. */
async function Files({ list: { number }, slug }: { list: IssuedList; slug: string }) {
  const t = await getTranslations('papers');
  const file = (query: Record<string, string>) =>
    `/api/meetings/${slug}/participant-list?${new URLSearchParams({ number: String(number), ...query }).toString()}`;
  return (
    <>
      {(['full', 'public'] as const).map((version) => (
        <span className="sub" key={version}>
          {t(`list.files.${version}`)}{' '}
          {locales.map((language) => (
            <span key={language} className="nw">
              <a href={file({ format: 'pdf', language, version })} aria-label={`${languageNames[language]}, PDF`}>
                {language.toUpperCase()} PDF
              </a>{' '}
              <a href={file({ format: 'docx', language, version })} aria-label={`${languageNames[language]}, DOCX`}>
                DOCX
              </a>
              {'  '}
            </span>
          ))}
        </span>
      ))}
      <span className="sub">
        <a href={file({ format: 'json' })}>{t('list.sealed')} (JSON)</a>
      </span>
    </>
  );
}
