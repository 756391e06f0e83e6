import type { ReactNode } from 'react';

import type { PartyRecord } from '@/lib/directory/queries/party';
import { useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { CountryNames } from '../../country-names';
import styles from '../../reference.module.css';

type Country = PartyRecord['countries'][number];

/** More than this is folded: everybody is a member, and the list pushes the rest of the page away. */
const longList = 60;

/** Member and observer States, territories and organisations; the list of 2018 as what has changed since. */
export function Members({ party }: { party: PartyRecord }) {
  const t = useTranslations('directory.party');
  const of = (role: Country['role'], list = 'latest') =>
    party.countries.filter((country) => country.role === role && country.list === list);
  const [members, before, observers, territories] = [
    of('MEMBER'),
    of('MEMBER', '2018'),
    of('OBSERVER'),
    of('TERRITORY'),
  ];
  const without = (list: Country[], other: Country[]) =>
    list.filter(({ iso2 }) => !other.some((country) => country.iso2 === iso2));
  const joined = before.length > 0 ? without(members, before) : [];
  const left = without(before, members);

  return (
    <>
      <section className={styles.section}>
        <h2>
          {t('members')}{' '}
          {members.length > 0 ? (
            <span className={styles.count}>{t('memberCount', { count: members.length })}</span>
          ) : null}
        </h2>
        {members.length > 0 ? (
          <CountryList countries={members} summary={t('memberCount', { count: members.length })} />
        ) : (
          <p className="small soft">{t('membersNone')}</p>
        )}
        {members.length > 0 && party.membersComplete !== true ? (
          <p className="small soft">{t('membersIncomplete')}</p>
        ) : null}
        {party.membersNote ? (
          <p className="small soft">
            <Compiled>{party.membersNote}</Compiled>
          </p>
        ) : null}
        {joined.length + left.length > 0 ? (
          <>
            <h3>{t('membersOf2018')}</h3>
            {joined.length > 0 ? (
              <p className="small">{t.rich('joined', { countries: () => <CountryNames countries={joined} /> })}</p>
            ) : null}
            {left.length > 0 ? (
              <p className="small">{t.rich('left', { countries: () => <CountryNames countries={left} /> })}</p>
            ) : null}
          </>
        ) : null}
        <Organisations title={t('memberOrganisations')} names={party.memberOrganisations} />
      </section>
      {territories.length > 0 ? (
        <Group title={t('territories')}>
          <CountryList countries={territories} summary="" />
        </Group>
      ) : null}
      {observers.length > 0 ? (
        <Group title={t('observers')}>
          <CountryList countries={observers} summary="" />
          {party.observersComplete !== true ? <p className="small soft">{t('membersIncomplete')}</p> : null}
        </Group>
      ) : null}
      {party.observerOrganisations.length > 0 ? (
        <section className={styles.section}>
          <Organisations title={t('observerOrganisations')} names={party.observerOrganisations} level={2} />
        </section>
      ) : null}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function CountryList({ countries, summary }: { countries: Country[]; summary: string }) {
  const list = (
    <p className={`serif ${styles.states}`}>
      <CountryNames countries={countries} />.
    </p>
  );
  if (countries.length <= longList) return list;
  return (
    <details>
      <summary>{summary}</summary>
      {list}
    </details>
  );
}

function Organisations({ title, names, level = 3 }: { title: string; names: string[]; level?: 2 | 3 }) {
  if (names.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading>{title}</Heading>
      <p className="small">
        <Compiled>{names.join(', ')}.</Compiled>
      </p>
    </>
  );
}
