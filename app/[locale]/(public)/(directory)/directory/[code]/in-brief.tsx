import { cityName } from '@/lib/i18n/places';
import { Fragment, type ReactNode } from 'react';

import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import { arrangements, iomRoles, iomValues } from '@/lib/directory/model/facts';
import { isMechanism } from '@/lib/directory/model/kinds';
import type { NamedParty, PartyRecord } from '@/lib/directory/queries/party';
import { Link } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { PartyShortLink } from '../../party-link';
import styles from '../../reference.module.css';

type Fact = { key: string; label: string; value: ReactNode };

/** The facts of the margin. What was not found is said where one would look for it, and left out elsewhere. */
export function InBrief({ party, attached }: { party: PartyRecord; attached: readonly NamedParty[] }) {
  const t = useTranslations('directory.party');
  const { secretariat } = party;
  const ofMechanism: Fact[] = isMechanism(party.kind)
    ? [
        { key: 'founded', label: t('founded'), value: <Founded party={party} missing={t('notFound')} /> },
        { key: 'form', label: t('form'), value: party.formal ? t('formal') : t('informal') },
        {
          key: 'secretariat',
          label: t('secretariat'),
          value:
            secretariat && secretariat.organisations.length > 0 ? (
              <Compiled>{secretariat.organisations.join(', ')}</Compiled>
            ) : (
              t('notFound')
            ),
        },
        { key: 'iom', label: t('iom'), value: <Word of="iomValues" value={secretariat?.iom} /> },
        { key: 'iomRole', label: t('iomRole'), value: <Word of="iomRoles" value={secretariat?.iomRole} /> },
        { key: 'chair', label: t('chair'), value: <Word of="arrangements" value={secretariat?.chairArrangement} /> },
      ]
    : [];
  const items: (Fact | null)[] = [
    Object.values(party.acronyms).some(Boolean)
      ? { key: 'acronym', label: t('acronym'), value: <Acronyms party={party} /> }
      : null,
    ...ofMechanism,
    party.attachedTo.length > 0
      ? { key: 'attachedTo', label: t('attachedTo'), value: <AttachedTo names={party.attachedTo} parties={attached} /> }
      : null,
    attached.length > 0 && party.attachedTo.length === 0
      ? { key: 'attached', label: t('attachedMechanisms'), value: <PartyLinks parties={attached} /> }
      : null,
    party.regions.length > 0 ? { key: 'regions', label: t('regions'), value: <Regions party={party} /> } : null,
    party.seatCity ? { key: 'seat', label: t('seat'), value: <Seat party={party} /> } : null,
    party.formerNames.length > 0
      ? { key: 'former', label: t('formerNames'), value: <Compiled>{party.formerNames.join('; ')}</Compiled> }
      : null,
    party.website
      ? {
          key: 'website',
          label: t('website'),
          value: (
            <a href={party.website} rel="noreferrer">
              <bdi>{new URL(party.website).host.replace(/^www\./, '')}</bdi>
            </a>
          ),
        }
      : null,
  ];
  return (
    <section className={`sec ${styles.brief}`}>
      <h2>{t('inBrief')}</h2>
      <KeyValues items={items.filter((item) => item !== null)} />
      {secretariat?.note ? (
        <p className="tiny soft">
          <Compiled>{secretariat.note}</Compiled>
        </p>
      ) : null}
    </section>
  );
}

function Founded({ party, missing }: { party: PartyRecord; missing: string }) {
  return (
    <>
      {party.founded ?? missing}
      {party.foundedNote ? (
        <span className="tiny soft">
          {' '}
          <Compiled>({party.foundedNote})</Compiled>
        </span>
      ) : null}
    </>
  );
}

/** The acronym in the reader's language, and the others where they differ. */
function Acronyms({ party }: { party: PartyRecord }) {
  const all = Object.entries(party.acronyms).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const different = new Map(all.map(([lang, acronym]) => [acronym, lang]));
  return [...different].map(([acronym, lang], index) => (
    <Fragment key={acronym}>
      {index > 0 ? ', ' : null}
      <bdi lang={lang}>{acronym}</bdi>
    </Fragment>
  ));
}

function AttachedTo({ names, parties }: { names: string[]; parties: readonly NamedParty[] }) {
  return names.map((name, index) => {
    const party = parties.find(({ acronyms }) => acronyms['en'] === name);
    return (
      <Fragment key={name}>
        {index > 0 ? ', ' : null}
        {party ? <PartyShortLink party={party} /> : <Compiled>{name}</Compiled>}
      </Fragment>
    );
  });
}

function PartyLinks({ parties }: { parties: readonly NamedParty[] }) {
  return parties.map((party, index) => (
    <Fragment key={party.code}>
      {index > 0 ? ', ' : null}
      <PartyShortLink party={party} />
    </Fragment>
  ));
}

function Regions({ party }: { party: PartyRecord }) {
  return (
    <>
      {party.regions.map(({ code, names }, index) => (
        <Fragment key={code}>
          {index > 0 ? ', ' : null}
          <Localized text={names} fallback="silent" />
        </Fragment>
      ))}
      {party.regionsNote ? (
        <span className="tiny soft">
          {' '}
          <Compiled>({party.regionsNote})</Compiled>
        </span>
      ) : null}
    </>
  );
}

function Seat({ party }: { party: PartyRecord }) {
  const locale = useLocale();
  return (
    <>
      <bdi>{cityName(party.seatCity ?? '', locale)}</bdi>
      {party.seatCountry ? (
        <>
          {', '}
          <Link href={`/countries/${party.seatCountry.iso2}`}>
            <Localized text={party.seatCountry.names} fallback="silent" />
          </Link>
        </>
      ) : null}
    </>
  );
}

/** What IOM does, is, or how the chair goes: in words; a value that has no word yet stands as it is stored. */
function Word({ of, value }: { of: 'iomValues' | 'iomRoles' | 'arrangements'; value: string | null | undefined }) {
  const t = useTranslations('directory.party');
  if (!value) return t('notFound');
  const iom = iomValues.find((known) => known === value);
  const role = iomRoles.find((known) => known === value);
  const way = arrangements.find((known) => known === value);
  if (of === 'iomValues' && iom) return t(`iomValues.${iom}`);
  if (of === 'iomRoles' && role) return t(`iomRoles.${role}`);
  if (of === 'arrangements' && way) return t(`arrangements.${way}`);
  return <Compiled>{value}</Compiled>;
}
