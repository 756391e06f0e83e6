import { PaperFiles } from '@/components/background/paper-files';
import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { DataTable } from '@/components/ui/data-table';
import { Dialog } from '@/components/ui/dialog';
import type { MeetingScope } from '@/lib/auth/scope';
import { issueBackgroundPaperAction } from '@/lib/background/actions';
import { listBackgroundPapers } from '@/lib/background/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type { SurveyTrack } from '@/lib/surveys/queries/track-responses';

interface BackgroundPapersProps {
  scope: MeetingScope;
  locale: Locale;
  snapshots: SurveyTrack['snapshots'];
}

/** The background papers issued with their files, the next one as a draft, and the form that issues it. */
export async function BackgroundPapers({ scope, locale, snapshots }: BackgroundPapersProps) {
  const [t, common, papers] = await Promise.all([
    getTranslations('background.page'),
    getTranslations('common'),
    listBackgroundPapers(scope),
  ]);
  const { slug, zone, phase } = scope.meeting;
  const [newest] = snapshots;
  const number = (papers[0]?.number ?? 0) + 1;
  const of = await getTranslations('surveys.track');
  return (
    <section className="sec stack" aria-labelledby="background-paper">
      <h2 id="background-paper">{t('title')}</h2>
      <p className="small soft">{t('lead')}</p>
      {papers.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <DataTable
            caption={t('table')}
            hideCaption
            cards
            rows={papers}
            rowKey={(paper) => `${paper.number}`}
            columns={[
              { key: 'number', head: t('number'), isRowHead: true, cell: (paper) => paper.number },
              {
                key: 'snapshot',
                head: t('snapshot'),
                cell: ({ snapshot }) => <Link href={snapshotPath(slug, snapshot)}>{snapshot}</Link>,
              },
              {
                key: 'issued',
                head: t('issued'),
                cell: ({ issuedAt, reason }) => (
                  <>
                    {formatDateTime(issuedAt, locale, zone)}
                    {reason ? (
                      <span className="sub">
                        <bdi>{t('reasonIs', { reason })}</bdi>
                      </span>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'files',
                head: t('files'),
                cell: (paper) => (
                  <>
                    <PaperFiles slug={slug} paper={paper} />
                    <span className="sub finger">
                      <a
                        href={`/api/meetings/${slug}/background-paper?format=json&version=full&number=${paper.number}`}
                      >
                        {t('sealed')}
                      </a>
                    </span>
                  </>
                ),
              },
            ]}
          />
          <p className="small soft">{t('made')}</p>
        </>
      )}
      {newest ? null : <p className="small soft">{t('waits')}</p>}
      {newest && isEditable(phase) ? (
        <>
          <p className="small row">
            <span>{t('draft', { number, n: newest.number })}</span>
            {locales.map((language) => (
              <span key={language} lang={language}>
                {languageNames[language]}{' '}
                {(['pdf', 'docx'] as const).map((format) => (
                  <span key={format}>
                    <a
                      href={`/api/meetings/${slug}/background-paper?${new URLSearchParams({ format, language, version: 'full', draft: `${newest.number}` }).toString()}`}
                      aria-label={t('file', { language: languageNames[language], format: format.toUpperCase() })}
                    >
                      {format.toUpperCase()}
                    </a>{' '}
                  </span>
                ))}
              </span>
            ))}
          </p>
          <div>
            <Dialog opener={t('opener')} title={t('issueTitle', { number })} close={common('dialog.close')}>
              <p>{t('issueText')}</p>
              <ActionForm
                action={issueBackgroundPaperAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'background')}
                meeting={slug}
                className="stack"
              >
                <SelectField
                  name="snapshot"
                  width="m"
                  defaultValue={newest.id}
                  choices={snapshots.map(({ id, number: n, takenAt }) => ({
                    value: id,
                    label: of('snapshotOf', { n, at: formatDateTime(takenAt, locale, zone) }),
                  }))}
                />
                {number > 1 ? (
                  <>
                    <p className="small">{t('again')}</p>
                    <TextField name="reason" maxLength={300} />
                  </>
                ) : null}
                <SubmitButton>{t('issue', { number })}</SubmitButton>
              </ActionForm>
            </Dialog>
          </div>
        </>
      ) : null}
    </section>
  );
}
