import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { submitReportAction } from '@/lib/reports/actions';
import { findReports } from '@/lib/reports/queries';
import styles from './report.module.css';

type Props = { params: Promise<{ locale: Locale; slug: string; code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

/** The reports of a group as they were handed over, and the next one with what goes into it. */
export default async function GroupReportPage({ params }: Props) {
  const { locale, slug, code } = await params;
  const group = `/meetings/${slug}/groups/${code}`;
  const scope = await meetingPage(slug, { locale, permission: 'report.read', here: `/${locale}${group}/report` });
  const [t, c, found] = await Promise.all([
    getTranslations('reports'),
    getTranslations('breakouts'),
    orNotFound(findReports(scope, code)),
  ]);
  const { reports, draft, toHandOver, incomplete } = found;
  const file = (number: number, format: string, language: Locale) =>
    `/api/meetings/${slug}/group-report?group=${code}&number=${number}&format=${format}&language=${language}`;
  const points = draft?.issues.reduce((sum, issue) => sum + issue.points.length, 0) ?? 0;
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: `/meetings/${slug}/groups`, label: c('title') },
          { href: group, label: pick(found.group.names, locale).text },
        ]}
      />
      <div className="head">
        <p className="small soft">
          <Localized text={found.group.names} fallback="silent" />
        </p>
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="stack-l">
        {draft ? (
          <section aria-labelledby="next" className="stack">
            <h2 id="next">{t('next')}</h2>
            {draft.recommendations.length === 0 ? (
              <EmptyState title={t('nothing')} action={<Link href={group}>{t('toGroup')}</Link>} />
            ) : (
              <>
                <p>
                  {t('holds', {
                    recommendations: draft.recommendations.length,
                    points,
                    issues: draft.issues.length,
                  })}{' '}
                  {toHandOver.length > 0
                    ? t('handsOver', { count: toHandOver.length, list: formatList(toHandOver, locale) })
                    : t('handsOverNone')}
                </p>
                {incomplete.length > 0 ? (
                  <p className="note ask">
                    {t('incomplete', { count: incomplete.length, list: formatList(incomplete, locale) })}
                  </p>
                ) : null}
                <ul className={styles.texts}>
                  {draft.recommendations.map(({ id, symbol, text, source }) => (
                    <li key={id}>
                      <Link href={`/meetings/${slug}/recommendations/${id}`}>{symbol}</Link>{' '}
                      <span className="serif">
                        <Localized text={text} source={source} fallback="short" />
                      </span>
                    </li>
                  ))}
                </ul>
                <p className="small soft">{t('paper.attribution')}</p>
                <ActionForm
                  key={reports.length}
                  action={submitReportAction}
                  idempotencyKey={newIdempotencyKey()}
                  words={formWords(locale, 'reports')}
                  meeting={slug}
                  label={t('next')}
                  done={t('done')}
                >
                  <HiddenField name="group" value={found.group.id} />
                  {reports.length > 0 ? <TextField name="reason" maxLength={400} /> : null}
                  <div className="actions">
                    <SubmitButton>{t('submit')}</SubmitButton>
                  </div>
                </ActionForm>
              </>
            )}
          </section>
        ) : null}
        <section aria-labelledby="reports" className="stack">
          <h2 id="reports">{t('submitted')}</h2>
          {reports.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <DataTable
              caption={t('submitted')}
              hideCaption
              cards
              rows={reports}
              rowKey={({ number }) => `${number}`}
              columns={[
                {
                  key: 'number',
                  head: t('number'),
                  cell: ({ number, submittedAt, reason }) => (
                    <>
                      {number}
                      <span className="sub">{formatDateTime(submittedAt, locale, scope.meeting.zone)}</span>
                      {reason ? <span className="sub">{reason}</span> : null}
                    </>
                  ),
                },
                ...(['pdf', 'docx'] as const).map((format) => ({
                  key: format,
                  head: format.toUpperCase(),
                  cell: ({ number }: { number: number }) => (
                    <span className="row mid">
                      {locales.map((language) => (
                        <a
                          key={language}
                          className="btn"
                          href={file(number, format, language)}
                          hrefLang={language}
                          lang={language}
                          aria-label={`${languageNames[language]}, ${format.toUpperCase()}, ${number}`}
                        >
                          {languageNames[language]}
                        </a>
                      ))}
                    </span>
                  ),
                })),
                {
                  key: 'seal',
                  head: t('paper.seal'),
                  cell: ({ number, sha256 }) => (
                    <a href={file(number, 'json', locale)} title={sha256} className="small">
                      {sha256.slice(0, 12)}
                    </a>
                  ),
                },
              ]}
            />
          )}
        </section>
      </div>
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['group', 'recommendation', 'point']}
        lost={(await getTranslations('recommendations'))('live.lost')}
      />
    </>
  );
}
