import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { CorrectionStatus } from '@/components/corrections/correction-status';
import { Grounds, Proposal } from '@/components/corrections/proposal';
import { factWords } from '@/components/directory/fact-words';
import { PageShell } from '@/components/shell/page-shell';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { getCorrection } from '@/lib/corrections/queries';
import { withdrawSchema } from '@/lib/corrections/schema';
import { standingEntries } from '@/lib/directory/model/entries';
import { datedFacts } from '@/lib/directory/model/facts';
import { getHistory, listFactNames } from '@/lib/directory/queries/history';
import { formatInstant } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { Decide } from './decide';

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('corrections'))('one.title'), robots: { index: false, follow: false } };
}

/** One proposal beside what stands now, for the permanent secretariat to accept or to answer; once decided, what was said. */
export default async function CorrectionPage({ params }: Props) {
  const [{ locale, id }, t, directory] = await Promise.all([
    params,
    getTranslations('corrections'),
    getTranslations('directory'),
  ]);
  const scope = await sitePage({ locale, permission: 'directory.edit', here: `/${locale}/admin/corrections/${id}` });
  if (!withdrawSchema.safeParse({ correction: id }).success) notFound();
  const correction = await orNotFound(getCorrection(scope, id));
  const { party, what, row, end } = correction;
  const [{ versions }, names] = await Promise.all([orNotFound(getHistory(scope, party.code)), listFactNames(scope)]);
  const words = await factWords(locale, names);
  const isDated = datedFacts.includes(what);
  const isNew = isDated && row === null;
  const standing = isNew
    ? null
    : (standingEntries(what, versions).find((entry) => !isDated || entry.row === row)?.values ?? null);
  return (
    <PageShell>
      <Breadcrumbs items={[{ href: '/admin/corrections', label: t('list.title') }]} />
      <div className="stack-l">
        <div className="head">
          <h1>{t('one.head', { name: pick(party.names, locale).text, what: directory(`edit.kinds.${what}`) })}</h1>
          <p className="row mid">
            <CorrectionStatus correction={correction} now={new Date()} />
            <span className="small soft">
              {t('proposedBy', { name: correction.by ?? t('nobody'), at: formatInstant(correction.at, locale) })}
            </span>
          </p>
          <p className="row">
            <Link href={`/directory/${party.code}`}>{directory('edit.public')}</Link>
            <Link href={`/admin/directory/${party.code}`}>{directory('edit.link')}</Link>
          </p>
        </div>
        {end ? (
          <section className="sec stack-s" aria-labelledby="proposed">
            <h2 id="proposed">{t('one.proposed')}</h2>
            <Proposal correction={correction} words={words} locale={locale} />
            <p className="small soft">
              {t(`one.end.${end.ending}`, { name: end.by ?? t('nobody'), at: formatInstant(end.at, locale) })}
            </p>
            {end.answer ? (
              <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                <b>{t('answer')}</b> <bdi>{end.answer}</bdi>
              </p>
            ) : null}
            {end.change ? (
              <p>
                <Link href={`/directory/${party.code}/history#change-${end.change}`}>{t('one.change')}</Link>
              </p>
            ) : null}
          </section>
        ) : (
          <Decide
            correction={correction}
            standing={standing}
            isGone={isDated && !isNew && standing === null}
            grounds={<Grounds correction={correction} />}
            words={words}
            locale={locale}
          />
        )}
      </div>
    </PageShell>
  );
}
