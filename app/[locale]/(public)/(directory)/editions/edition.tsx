import { Fragment, type ReactNode } from 'react';

import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import type { PastEdition } from '@/lib/directory/queries/editions';
import type { NamedParty } from '@/lib/directory/queries/party';
import { formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';

import { Compiled } from '../compiled';
import { PartyShortLink } from '../party-link';
import { SourceList } from '../source-list';
import styles from '../reference.module.css';
import { cityName } from '@/lib/i18n/places';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** One past edition: when and where, who, what came out of it, and how we know. */
export function Edition({ edition }: { edition: PastEdition }) {
  const locale = useLocale();
  const t = useTranslations('directory.editions');
  const present = edition.present.filter(({ presence }) => presence === 'NAMED');
  const invited = edition.present.filter(({ presence }) => presence === 'INVITED');
  const facts: ({ key: string; label: string; value: ReactNode } | null)[] = [
    { key: 'when', label: t('when'), value: formatDayRange(edition.startsOn, edition.endsOn, locale) },
    { key: 'where', label: t('where'), value: <Where edition={edition} online={t('online')} /> },
    edition.hosts.length > 0
      ? { key: 'hosts', label: t('hosts'), value: <Compiled>{edition.hosts.join(', ')}</Compiled> }
      : null,
    edition.delegates !== null || edition.delegatesNote
      ? {
          key: 'delegates',
          label: t('delegates'),
          value: <Count count={edition.delegates} note={edition.delegatesNote} />,
        }
      : null,
    edition.mechanisms !== null || edition.mechanismsNote
      ? {
          key: 'mechanisms',
          label: t('mechanisms'),
          value: <Count count={edition.mechanisms} note={edition.mechanismsNote} />,
        }
      : null,
    edition.organisations.length > 0
      ? {
          key: 'organisations',
          label: t('organisations'),
          value: <Compiled>{edition.organisations.join(', ')}</Compiled>,
        }
      : null,
    present.length > 0 ? { key: 'present', label: t('present'), value: <Parties parties={present} /> } : null,
    invited.length > 0 ? { key: 'invited', label: t('invited'), value: <Parties parties={invited} /> } : null,
    Object.values(edition.outcomeTitle).some(Boolean)
      ? { key: 'outcome', label: t('outcome'), value: <Localized text={edition.outcomeTitle} fallback="short" /> }
      : null,
    edition.outcomeSubjects.length > 0
      ? { key: 'subjects', label: t('outcomeSubjects'), value: <Lines lines={edition.outcomeSubjects} /> }
      : null,
  ];
  const more = [
    { key: 'pre', label: t('preMeetingWork'), lines: edition.preMeetingWork },
    { key: 'agenda', label: t('agenda'), lines: edition.agenda },
    { key: 'followUp', label: t('followUp'), lines: edition.followUp },
    { key: 'note', label: t('note'), lines: edition.note ? [edition.note] : [] },
  ].filter(({ lines }) => lines.length > 0);

  return (
    <section id={edition.code.toLowerCase()} className="sec stack" aria-labelledby={`${edition.code}-title`}>
      <div className="head">
        <p className="soft">
          {t('edition', { edition: edition.edition })}, <bdi>{edition.code}</bdi>
        </p>
        <h2 id={`${edition.code}-title`} className="serif">
          <Localized text={edition.title} fallback="short" />
        </h2>
        {Object.values(edition.theme).some(Boolean) ? (
          <p className="lead">
            <Localized text={edition.theme} fallback="short" />
          </p>
        ) : null}
        {edition.meeting ? (
          <p>
            <Link href={`/meetings/${edition.meeting.slug}`}>{t('open')}</Link>
            {edition.meeting.illustrative ? <span className="soft small"> ({t('illustrative')})</span> : null}
          </p>
        ) : null}
      </div>
      <div className="cols">
        <div className="stack-s">
          <KeyValues items={facts.filter((fact) => fact !== null)} />
          {more.length > 0 ? (
            <details>
              <summary>{t('more')}</summary>
              <KeyValues
                items={more.map(({ key, label, lines }) => ({ key, label, value: <Lines lines={lines} /> }))}
              />
            </details>
          ) : null}
        </div>
        <SourceList sources={edition.sources} asOf={edition.asOf} confidence={edition.confidence} />
      </div>
    </section>
  );
}

function Where({ edition, online }: { edition: PastEdition; online: string }) {
  const locale = useLocale();
  if (!edition.city) return online;
  return (
    <>
      <bdi>{cityName(edition.city, locale)}</bdi>
      {edition.country ? (
        <>
          {', '}
          <Link href={`/countries/${edition.country.iso2}`}>
            <Localized text={edition.country.names} fallback="silent" />
          </Link>
        </>
      ) : null}
      {edition.venue ? (
        <>
          {', '}
          <Compiled>{edition.venue}</Compiled>
        </>
      ) : null}
    </>
  );
}

/** A number with what the page says of it; the note alone where no number was found. */
function Count({ count, note }: { count: number | null; note: string | null }) {
  return (
    <>
      {count}
      {note ? (
        <span className="tiny soft">
          {count === null ? null : ' '}
          <Compiled>{count === null ? note : `(${note})`}</Compiled>
        </span>
      ) : null}
    </>
  );
}

function Parties({ parties }: { parties: readonly NamedParty[] }) {
  return parties.map((party, index) => (
    <Fragment key={party.code}>
      {index > 0 ? ', ' : null}
      <PartyShortLink party={party} />
    </Fragment>
  ));
}

function Lines({ lines }: { lines: readonly string[] }) {
  const [only] = lines;
  if (lines.length === 1) return <Compiled>{only}</Compiled>;
  return (
    <ul lang="en" className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
