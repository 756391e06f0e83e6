import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { formatDateTime, formatDue } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import type { LocalizedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { SealedCommitment, Way } from '@/lib/outcome/model/sealed';

interface WayBackProps {
  commitment: SealedCommitment;
  meeting: { slug: string; zone: string; topK: number };
  /** Names of the columns of the survey's results (regions, interregional, global), by key. */
  columnNames: Readonly<Record<string, LocalizedText>>;
}

/** The whole way back of a commitment: decision, general recommendation, regional sources, groups, survey figures. Everything links to its record. */
export function WayBack({ commitment, meeting, columnNames }: WayBackProps) {
  const t = useTranslations('outcome.page');
  const locale = useLocale();
  const { way } = commitment;
  const base = `/meetings/${meeting.slug}`;
  const facts = [
    commitment.owners.length > 0 ? t('owners', { owners: formatList(commitment.owners, locale) }) : null,
    commitment.dueBy ? t('due', { due: formatDue(commitment.dueBy, locale) }) : null,
  ].filter((fact) => fact !== null);
  const items: TimelineItem[] = [
    {
      key: 'commitment',
      state: 'on',
      title: t.rich('commitment', { symbol: () => <Sym>{commitment.symbol}</Sym> }),
      note: facts.join(' '),
    },
    {
      key: 'decision',
      state: 'was',
      title: t('decision'),
      note: (
        <>
          {t('decisionText', {
            outcome: t(`outcomes.${way.decision.outcome as 'ADOPTED'}`),
            date: formatDateTime(new Date(way.decision.at), locale, meeting.zone),
            revision: way.general.revision,
          })}{' '}
          {way.decision.note}
          {way.decision.reservations?.map(({ party, language, text }) => (
            <span key={text} className="sub">
              {t('reservation')} <Localized text={party} fallback="silent" />: <span lang={language}>{text}</span>
            </span>
          ))}
          <span className="tiny soft hash">{t('textHash', { hash: way.general.hash })}</span>
        </>
      ),
    },
    {
      key: 'general',
      state: 'was',
      title: (
        <Link href={`${base}/recommendations/${way.general.id}`}>
          {t('general', { symbol: way.general.symbol, revision: way.general.revision })}
        </Link>
      ),
    },
    { key: 'regional', state: 'was', title: t('regional'), note: <Sources sources={way.sources} base={base} /> },
    { key: 'groups', state: 'was', title: t('groups'), note: <Issues sources={way.sources} base={base} /> },
    {
      key: 'survey',
      state: 'was',
      title: t('survey', { k: meeting.topK }),
      note: <Cells sources={way.sources} base={base} columnNames={columnNames} />,
    },
  ];
  return <Timeline ordered items={items} />;
}

function Sources({ sources, base }: { sources: Way['sources']; base: string }) {
  const t = useTranslations('outcome.page');
  return (
    <table className="dense">
      <caption className="vh">{t('regional')}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t('source')}</th>
          <th scope="col">{t('group')}</th>
          <th scope="col">{t('taken')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              <Link href={`${base}/recommendations/${source.id}`}>
                <Sym>{source.symbol}</Sym>
              </Link>
            </th>
            <td>
              <Localized text={source.group.names} fallback="silent" />
            </td>
            <td>
              {t(`dispositions.${source.disposition}`)}
              {source.why ? <span className="sub">{source.why}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Issues({ sources, base }: { sources: Way['sources']; base: string }) {
  const t = useTranslations('outcome.page');
  const seen = new Map(
    sources.map((source) => [`${source.group.code} ${JSON.stringify(source.issue?.title)}`, source]),
  );
  return (
    <ul className="plain">
      {[...seen].map(([key, source]) => (
        <li key={key}>
          {source.issue ? (
            <Link href={`${base}/groups/${source.group.code}`}>
              {t.rich('issue', {
                group: () => <Localized text={source.group.names} fallback="silent" />,
                issue: () => <Localized text={source.issue?.title} fallback="silent" />,
              })}
            </Link>
          ) : (
            t('inRoom', { symbol: source.symbol })
          )}
        </li>
      ))}
    </ul>
  );
}

function Cells({
  sources,
  base,
  columnNames,
}: {
  sources: Way['sources'];
  base: string;
  columnNames: WayBackProps['columnNames'];
}) {
  const t = useTranslations('outcome.page');
  const cells = new Map(
    sources.flatMap(({ cell, issue }) =>
      cell ? [[`${cell.snapshot}-${cell.column}-${cell.choice}`, { cell, issue }] as const] : [],
    ),
  );
  if (cells.size === 0) return sources.map(({ symbol }) => t('inRoom', { symbol })).join('. ');
  return (
    <table className="dense">
      <caption className="vh">{t('results', { number: [...cells.values()][0]?.cell.snapshot ?? 1 })}</caption>
      <tbody>
        {[...cells].map(([key, { cell, issue }]) => (
          <tr key={key}>
            <th scope="row">
              <Link href={`${base}/results?snapshot=${cell.snapshot}#cell-${cell.column}-${cell.choice}`}>
                <Localized text={columnNames[cell.column] ?? { en: cell.column }} fallback="silent" />
              </Link>
              <span className="sub">
                <Localized text={issue?.title} fallback="silent" />
              </span>
            </th>
            <td className="n">
              {cell.topCount === null
                ? t('withheld', { answered: cell.answered })
                : t('cell', { count: cell.topCount, answered: cell.answered })}
            </td>
            <td>{cell.rank === null ? t('noRank') : t('rank', { rank: cell.rank })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
