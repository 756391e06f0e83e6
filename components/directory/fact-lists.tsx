import { Status } from '@/components/ui/status';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { standingEntries } from '@/lib/directory/model/entries';
import { datedFacts, type FactValues } from '@/lib/directory/model/facts';
import type { Version } from '@/lib/directory/model/history';
import { standing } from '@/lib/directory/model/partial-day';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';

import type { FactWords } from './fact-words';

interface FactListsProps {
  offered: readonly DirectoryFact[];
  versions: readonly Version[];
  words: FactWords;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Where the form of an entry is; of a new one without a row. */
  hrefOf: (what: DirectoryFact, row: string | null) => string;
  verbs: { change: string; add: string };
}

/** What stands of a party, kind by kind, each entry with the way to its form. */
export async function FactLists({ offered, versions, words, today, hrefOf, verbs }: FactListsProps) {
  const t = await getTranslations('directory');
  return offered.map((kind) => {
    const entries = standingEntries(kind, versions);
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
                  href={hrefOf(kind, isDated ? row : null)}
                  aria-label={t('edit.formOf', { what: verbs.change, entry: words.line(kind, values) })}
                >
                  {verbs.change}
                </Link>
              </li>
            ))}
          </ul>
        </Folded>
        {isDated || entries.length === 0 ? (
          <p>
            <Link
              className="btn"
              href={hrefOf(kind, null)}
              aria-label={t('edit.formOf', { what: verbs.add, entry: t(`edit.kinds.${kind}`) })}
            >
              {verbs.add}
            </Link>
          </p>
        ) : null}
      </section>
    );
  });
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
