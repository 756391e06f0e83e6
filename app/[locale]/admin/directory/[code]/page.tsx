import type { Metadata } from 'next';

import { factWords } from '@/components/directory/fact-words';
import { PageShell } from '@/components/shell/page-shell';
import { Status } from '@/components/ui/status';
import { orNotFound, sitePage } from '@/lib/auth/page';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import {
  datedFacts,
  factKinds,
  factsOfMechanisms,
  tableOf,
  themesValue,
  valuesOf,
  type FactValues,
} from '@/lib/directory/model/facts';
import { asOf } from '@/lib/directory/model/history';
import { isMechanism } from '@/lib/directory/model/kinds';
import { standing } from '@/lib/directory/model/partial-day';
import { getHistory, listFactNames } from '@/lib/directory/queries/history';
import { dayOf } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { FactForm } from './fact-form';

type Props = {
  params: Promise<{ locale: Locale; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

type Entry = { row: string | null; values: FactValues };

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
  const entriesOf = (what: DirectoryFact): Entry[] => standingEntries(what, versions);
  const offered = factKinds.filter((what) => isMechanism(party.kind) || !factsOfMechanisms.includes(what));
  const what = offered.find((kind) => kind === query.what);
  const chosen = what && entriesOf(what).find(({ row }) => !datedFacts.includes(what) || row === query.row);
  const name = pick(party.names, locale).text;
  const here = `/admin/directory/${code}`;
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('edit.title', { name })}</h1>
          <p className="lead">{t('edit.lead')}</p>
          <p className="row">
            <Link href={`/directory/${code}`}>{t('edit.public')}</Link>
            <Link href={`/directory/${code}/history`}>{t('edit.history')}</Link>
            {what ? <Link href={here}>{t('edit.back')}</Link> : null}
          </p>
        </div>
        {what ? (
          <section className="sec stack" aria-labelledby="form">
            <h2 id="form">
              {chosen && datedFacts.includes(what)
                ? t('edit.formOf', { what: t(`edit.kinds.${what}`), entry: words.line(what, chosen.values) })
                : datedFacts.includes(what)
                  ? t('edit.newOf', { what: t(`edit.kinds.${what}`) })
                  : t(`edit.kinds.${what}`)}
            </h2>
            <FactForm
              party={party.id}
              what={what}
              row={datedFacts.includes(what) ? (chosen?.row ?? null) : null}
              values={chosen?.values ?? {}}
              names={names}
              locale={locale}
            />
          </section>
        ) : (
          offered.map((kind) => {
            const entries = entriesOf(kind);
            const isDated = datedFacts.includes(kind);
            return (
              <section key={kind} className="sec stack-s" aria-labelledby={kind}>
                <h2 id={kind}>{t(`edit.kinds.${kind}`)}</h2>
                {entries.length === 0 ? <p className="soft">{t('edit.none')}</p> : null}
                <Folded label={t('edit.members', { count: entries.length })} isLong={entries.length > 12}>
                  <ul className="points">
                    {entries.map(({ row, values }) => (
                      <li key={row ?? kind}>
                        <bdi>{words.line(kind, values)}</bdi>{' '}
                        {kind === 'CHAIR' ? <Standing values={values} today={today} /> : null}{' '}
                        <Link
                          href={`${here}?what=${kind}${isDated && row ? `&row=${row}` : ''}`}
                          aria-label={`${t('edit.change')}: ${words.line(kind, values)}`}
                        >
                          {t('edit.change')}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </Folded>
                {isDated || entries.length === 0 ? (
                  <p>
                    <Link
                      className="btn"
                      href={`${here}?what=${kind}`}
                      aria-label={`${t('edit.add')}: ${t(`edit.kinds.${kind}`)}`}
                    >
                      {t('edit.add')}
                    </Link>
                  </p>
                ) : null}
              </section>
            );
          })
        )}
      </div>
    </PageShell>
  );
}

async function Standing({ values, today }: { values: FactValues; today: string }) {
  const t = await getTranslations('directory.standing');
  const where = standing({ since: values['since'] || null, until: values['until'] || null }, today);
  return <Status shape={where === 'past' ? 'shut' : where === 'current' ? 'done' : 'open'}>{t(where)}</Status>;
}

function Folded({ label, isLong, children }: { label: string; isLong: boolean; children: React.ReactNode }) {
  if (!isLong) return children;
  return (
    <details>
      <summary>{label}</summary>
      {children}
    </details>
  );
}

/** Every entry of a kind that stands, whenever it holds. */
function standingEntries(what: DirectoryFact, versions: Parameters<typeof asOf>[0]): Entry[] {
  const last = new Map<string, Parameters<typeof asOf>[0][number]>();
  for (const version of versions) if (version.of === tableOf[what]) last.set(version.rowId, version);
  const entries = [...last.values()].flatMap(({ rowId, row }) =>
    row === null ? [] : [{ row: rowId, values: valuesOf(what, row) }],
  );
  if (what !== 'THEMES') return entries.sort((one, other) => orderOf(one.values).localeCompare(orderOf(other.values)));
  const themes = themesValue(entries.map(({ values }) => values['themes'] ?? ''));
  return themes ? [{ row: null, values: { themes } }] : [];
}

const orderOf = (values: FactValues) => values['since'] ?? values['fromYear'] ?? values['country'] ?? '';
