import type { ReactNode } from 'react';

import { Status } from '@/components/ui/status';
import type { DifferingMatter, Statement } from '@/lib/directory/queries/statements';
import { getTranslations } from '@/lib/i18n/words';

import { SourceName } from './source-name';

interface DifferingSourcesProps {
  matters: readonly DifferingMatter[];
  /** What can be done with a statement, for those who may. */
  actions?: (statement: Statement, matter: DifferingMatter) => ReactNode;
}

/** What several sources say of the same matter, side by side: which one the directory follows, and why. */
export async function DifferingSources({ matters, actions }: DifferingSourcesProps) {
  const t = await getTranslations('directory');
  return matters.map((differing) => {
    const { matter, statements, chosen } = differing;
    return (
      <section key={matter} className="stack-s" aria-labelledby={`matter-${matter}`}>
        <h3 id={`matter-${matter}`}>{t(`statements.matters.${matter}`)}</h3>
        <ul className="points">
          {statements.map((statement) => (
            <li key={statement.id}>
              <p>
                <span lang="en">{statement.says}</span>{' '}
                {chosen?.statement === statement.id ? <Status shape="done">{t('statements.followed')}</Status> : null}
              </p>
              <p className="small soft" style={{ overflowWrap: 'anywhere' }}>
                {t.rich('history.sourceIs', { s: () => <SourceName source={statement.source} /> })}
                {statement.sourceOn ? ` (${t('history.sourceOn', { day: statement.sourceOn })})` : ''}
              </p>
              {chosen?.statement === statement.id ? (
                <p className="small">{t.rich('statements.why', { why: () => <span lang="en">{chosen.why}</span> })}</p>
              ) : null}
              {actions?.(statement, differing)}
            </li>
          ))}
        </ul>
        {chosen ? null : <p className="small soft">{t('statements.undecided')}</p>}
      </section>
    );
  });
}
