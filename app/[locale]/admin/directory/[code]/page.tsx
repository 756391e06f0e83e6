import type { Metadata } from 'next';

import { FactForm } from '@/components/directory/fact-form';
import { FactLists } from '@/components/directory/fact-lists';
import { factWords } from '@/components/directory/fact-words';
import { PageShell } from '@/components/shell/page-shell';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { changeFactAction } from '@/lib/directory/actions';
import { standingEntries } from '@/lib/directory/model/entries';
import { datedFacts, offeredFacts } from '@/lib/directory/model/facts';
import { getHistory, listFactNames } from '@/lib/directory/queries/history';
import { dayOf } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return {
    title: `${(await getTranslations('directory'))('edit.link')}: ${code}`,
    robots: { index: false, follow: false },
  };
}

/** What stands of a party, each entry with its form: for the permanent secretariat. */
export default async function EditPartyPage({ params, searchParams }: Props) {
  const [{ locale, code }, query, t] = await Promise.all([params, searchParams, getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.edit', here: `/${locale}/admin/directory/${code}` });
  const [{ party, versions }, names] = await Promise.all([orNotFound(getHistory(scope, code)), listFactNames(scope)]);
  const words = await factWords(locale, names);
  const today = dayOf(new Date(), 'UTC');
  const offered = offeredFacts(party.kind);
  const what = offered.find((kind) => kind === query.what);
  const chosen =
    what && standingEntries(what, versions).find(({ row }) => !datedFacts.includes(what) || row === query.row);
  // A link to an entry that was taken out since.
  const isGone = what !== undefined && datedFacts.includes(what) && Boolean(query.row) && !chosen;
  const name = pick(party.names, locale).text;
  const here = `/admin/directory/${code}`;
  return (
    <PageShell>
      <Breadcrumbs items={[{ href: '/admin/directory', label: t('care.title') }]} />
      <div className="stack-l">
        <div className="head">
          <h1>{t('edit.title', { name })}</h1>
          <p className="lead">{t('edit.lead')}</p>
          <p className="row">
            <Link href={`/directory/${code}`}>{t('edit.public')}</Link>
            <Link href={`/directory/${code}/history`}>{t('edit.history')}</Link>
            <Link href={`${here}/sources`}>{t('statements.title')}</Link>
            {what ? <Link href={here}>{t('edit.back')}</Link> : null}
          </p>
        </div>
        {isGone ? (
          <Notice kind="late" level={2} title={t('edit.gone')}>
            <p>{t('edit.goneText')}</p>
          </Notice>
        ) : what ? (
          <section className="sec stack" aria-labelledby="form">
            <h2 id="form">
              {chosen && datedFacts.includes(what)
                ? t('edit.formOf', { what: t(`edit.kinds.${what}`), entry: words.line(what, chosen.values) })
                : datedFacts.includes(what)
                  ? t('edit.newOf', { what: t(`edit.kinds.${what}`) })
                  : t(`edit.kinds.${what}`)}
            </h2>
            <FactForm
              action={changeFactAction}
              send={t('edit.save')}
              of={{ name: 'party', id: party.id }}
              what={what}
              row={datedFacts.includes(what) ? (chosen?.row ?? null) : null}
              values={chosen?.values ?? {}}
              names={names}
              locale={locale}
            />
          </section>
        ) : (
          <FactLists
            offered={offered}
            versions={versions}
            words={words}
            today={today}
            hrefOf={(kind, row) => `${here}?what=${kind}${row ? `&row=${row}` : ''}`}
            verbs={{ change: t('edit.change'), add: t('edit.add') }}
          />
        )}
      </div>
    </PageShell>
  );
}
