import type { Metadata } from 'next';

import { CorrectionStatus } from '@/components/corrections/correction-status';
import { factWords } from '@/components/directory/fact-words';
import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { sitePage } from '@/lib/auth/page';
import { proposedValues } from '@/lib/corrections/model';
import { answerDays } from '@/lib/corrections/policy';
import { listCorrections, type ListedCorrection } from '@/lib/corrections/queries';
import { listFactNames } from '@/lib/directory/queries/history';
import { formatInstant } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('corrections'))('list.title'), robots: { index: false, follow: false } };
}

/** What focal points propose that the directory should say, for the permanent secretariat: what waits, and what was decided. */
export default async function CorrectionsPage({ params }: Props) {
  const { locale } = await params;
  const scope = await sitePage({ locale, permission: 'directory.edit', here: `/${locale}/admin/corrections` });
  const [t, directory, corrections, names] = await Promise.all([
    getTranslations('corrections'),
    getTranslations('directory'),
    listCorrections(scope),
    listFactNames(scope),
  ]);
  const words = await factWords(locale, names);
  const now = new Date();
  const groups = [
    { key: 'open', list: corrections.filter(({ end }) => end === null) },
    { key: 'decided', list: corrections.filter(({ end }) => end !== null) },
  ] as const;
  const summary = ({ what, values, seen, removes }: ListedCorrection) =>
    words.line(what, removes ? seen : proposedValues(values));
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('list.title')}</h1>
          <p className="lead">{t('list.lead', { days: answerDays })}</p>
        </div>
        {corrections.length === 0 ? (
          <EmptyState title={t('list.empty')} level={2}>
            {t('list.emptyText')}
          </EmptyState>
        ) : null}
        {groups.map(({ key, list }) =>
          list.length === 0 ? null : (
            <section key={key} className="sec" aria-labelledby={key}>
              <h2 id={key}>{t(`list.${key}`, { count: list.length })}</h2>
              <ul className="work">
                {list.map((correction) => (
                  <li key={correction.id}>
                    <span className="t">
                      <Localized text={correction.party.names} fallback="silent" />
                    </span>
                    <span className="m" style={{ paddingInlineStart: 0 }}>
                      <CorrectionStatus correction={correction} now={now} />{' '}
                      {directory(`edit.kinds.${correction.what}`)}. {correction.removes ? `${t('removes')} ` : ''}
                      <bdi>{summary(correction)}</bdi>.{' '}
                      {t('proposedBy', {
                        name: correction.by ?? t('nobody'),
                        at: formatInstant(correction.at, locale),
                      })}
                    </span>
                    <span className="a">
                      <Link
                        className="btn"
                        href={`/admin/corrections/${correction.id}`}
                        aria-label={directory('edit.formOf', {
                          what: t(correction.end ? 'list.view' : 'list.decide'),
                          entry: summary(correction),
                        })}
                      >
                        {t(correction.end ? 'list.view' : 'list.decide')}
                      </Link>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
    </PageShell>
  );
}
