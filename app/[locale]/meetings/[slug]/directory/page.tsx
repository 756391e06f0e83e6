import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { FactForm } from '@/components/directory/fact-form';
import { FactLists } from '@/components/directory/fact-lists';
import { factWords } from '@/components/directory/fact-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { proposeCorrectionAction } from '@/lib/corrections/actions';
import { listCorrectionsOf, listOwnParties } from '@/lib/corrections/queries';
import { correctionChoices } from '@/lib/corrections/schema';
import { standingEntries } from '@/lib/directory/model/entries';
import { datedFacts, offeredFacts } from '@/lib/directory/model/facts';
import { getHistory, listFactNames } from '@/lib/directory/queries/history';
import { dayOf } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { OwnCorrections } from './own-corrections';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('corrections'))('own.title') };
}

/** What the directory says of a focal point's own party, with a form to propose what it should say, and what became of each proposal. */
export default async function OwnDirectoryPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('corrections')]);
  const { of, what: wanted, row } = correctionChoices.parse(query);
  const path = `/meetings/${slug}/directory`;
  const here = `/${locale}${path}${of ? `?of=${encodeURIComponent(of)}` : ''}`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const parties = await listOwnParties(scope);
  const own = of ? parties.find(({ party }) => party.code === of) : parties[0];
  if (!own && parties.length > 0) notFound();
  if (!own) {
    return (
      <EmptyState level={1} title={t('own.none')}>
        {t('own.noneText')}
      </EmptyState>
    );
  }
  const { party } = own;
  const [{ versions }, names, corrections, directory] = await Promise.all([
    orNotFound(getHistory(scope, party.code)),
    listFactNames(scope),
    orNotFound(listCorrectionsOf(scope, own)),
    getTranslations('directory'),
  ]);
  const words = await factWords(locale, names);
  const offered = offeredFacts(party.kind);
  const what = offered.find((kind) => kind === wanted);
  const isDated = what !== undefined && datedFacts.includes(what);
  const chosen = what && standingEntries(what, versions).find((entry) => !isDated || entry.row === row);
  // A link to an entry that was taken out since.
  const isGone = isDated && row !== undefined && !chosen;
  const name = pick(party.names, locale).text;
  const base = `${path}?of=${party.code}`;
  return (
    <div className="stack-l">
      {parties.length > 1 ? (
        <nav aria-label={t('own.which')}>
          <ul className="row small">
            {parties.map((other) => (
              <li key={other.delegation}>
                <Link
                  href={`${path}?of=${other.party.code}`}
                  aria-current={other.party.code === party.code ? 'page' : undefined}
                >
                  {pick(other.party.names, locale).text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="head">
        <h1>{t('own.of', { name })}</h1>
        <p className="lead">{t('own.lead')}</p>
        <p className="row">
          <Link href={`/directory/${party.code}`}>{directory('edit.public')}</Link>
          {what ? <Link href={base}>{directory('edit.back')}</Link> : null}
        </p>
      </div>
      {isGone ? (
        <Notice kind="late" level={2} title={directory('edit.gone')}>
          <p>{directory('edit.goneText')}</p>
        </Notice>
      ) : what ? (
        <section className="sec stack" aria-labelledby="form">
          <h2 id="form">
            {chosen && isDated
              ? directory('edit.formOf', {
                  what: directory(`edit.kinds.${what}`),
                  entry: words.line(what, chosen.values),
                })
              : isDated
                ? directory('edit.newOf', { what: directory(`edit.kinds.${what}`) })
                : directory(`edit.kinds.${what}`)}
          </h2>
          <FactForm
            action={proposeCorrectionAction}
            send={t('own.send')}
            of={{ name: 'delegation', id: own.delegation }}
            meeting={slug}
            what={what}
            row={isDated ? (chosen?.row ?? null) : null}
            values={chosen?.values ?? {}}
            names={names}
            locale={locale}
          />
        </section>
      ) : (
        <>
          <OwnCorrections corrections={corrections} words={words} slug={slug} locale={locale} />
          <FactLists
            offered={offered}
            versions={versions}
            words={words}
            today={dayOf(new Date(), 'UTC')}
            hrefOf={(kind, entry) => `${base}&what=${kind}${entry ? `&row=${entry}` : ''}`}
            verbs={{ change: t('own.change'), add: t('own.add') }}
          />
        </>
      )}
    </div>
  );
}
