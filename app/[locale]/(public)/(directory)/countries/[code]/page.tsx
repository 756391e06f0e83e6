import type { Metadata } from 'next';

import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { enterSite } from '@/lib/auth/scope';
import { isMechanism } from '@/lib/directory/model/kinds';
import { getCountry, type CountryRecord } from '@/lib/directory/queries/countries';
import { pick } from '@/lib/i18n/pick';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { SourceList } from '../../source-list';
import { Chaired } from './chaired';
import { Memberships } from './memberships';
import styles from '../../reference.module.css';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  const [locale, country] = await Promise.all([getLocale(), orNotFound(getCountry(enterSite(null), code))]);
  return { title: pick(country.names, locale).text };
}

/** One country or territory: the mechanisms it belongs to, by kind and with its role, and those it chaired. */
export default async function CountryPage({ params }: Props) {
  const { code } = await params;
  const [locale, t] = await Promise.all([getLocale(), getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: `/countries/${code}` });
  const country = await orNotFound(getCountry(scope, code));
  const mechanisms = country.memberships.filter(({ kind }) => isMechanism(kind));
  const organisations = country.memberships.filter(({ kind }) => !isMechanism(kind));
  const memberOf = new Set(
    mechanisms.filter(({ list, role }) => list === 'latest' && role !== 'OBSERVER').map(({ code }) => code),
  );

  return (
    <>
      <Breadcrumbs items={[{ href: '/countries', label: t('tabs.countries') }]} />
      <div className={`cols ${styles.below}`}>
        <div className="stack-l">
          <div className="head">
            <p className="soft">{t(`countries.${standing(country)}`)}</p>
            <h1>
              <bdi>
                <Localized text={country.names} fallback="short" />
              </bdi>
            </h1>
            <p className="lead">{t('countries.mechanisms', { count: memberOf.size })}</p>
            {country.note ? (
              <p className="small soft">
                <Compiled>{country.note}</Compiled>
              </p>
            ) : null}
          </div>
          <Memberships title={t('countries.of')} rows={mechanisms} empty={t('countries.none')} />
          {organisations.length > 0 ? (
            <Memberships title={t('countries.partners')} rows={organisations} empty="" />
          ) : null}
          <Chaired rows={country.chairs} />
        </div>
        <aside className="stack-l">
          <section className={`sec ${styles.brief}`}>
            <h2>{t('countries.inBrief')}</h2>
            <KeyValues items={factsOf(country, t)} />
          </section>
          <section className="sec stack-s">
            <h2>{t('party.sources')}</h2>
            <SourceList sources={country.sources} asOf={country.asOf} confidence={country.confidence} />
          </section>
        </aside>
      </div>
      <DesignationsDisclaimer />
    </>
  );
}

function standing({ unMember, unObserver }: CountryRecord): 'unMember' | 'unObserver' | 'notCounted' {
  if (unMember) return 'unMember';
  return unObserver ? 'unObserver' : 'notCounted';
}

function factsOf(country: CountryRecord, t: Awaited<ReturnType<typeof getTranslations<'directory'>>>) {
  const commissions = country.unCommissions
    .map(({ code, status }) => (status === 'member' ? code : t('countries.associate', { code })))
    .join(', ');
  const group = [country.unRegionalGroup, country.unRegionalGroupNote].filter(Boolean).join('; ');
  return [
    { key: 'codes', label: t('countries.codes'), value: `${country.iso2}, ${country.iso3}` },
    ...(group ? [{ key: 'group', label: t('countries.unGroup'), value: <Compiled>{group}</Compiled> }] : []),
    ...(commissions
      ? [{ key: 'commissions', label: t('countries.unCommissions'), value: <bdi>{commissions}</bdi> }]
      : []),
    ...(country.euMember ? [{ key: 'eu', label: t('countries.eu'), value: t('countries.euMember') }] : []),
  ];
}
