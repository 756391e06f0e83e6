import type { ReactNode } from 'react';
import { useTranslations } from '@/lib/i18n/words';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { useResultLabels } from './result-labels';
import { Withheld } from './withheld';

type Group = { readonly key: string; readonly invited: number; readonly answered: number };

interface GroupTableProps<Of extends Group> {
  caption: string;
  groups: readonly Of[];
  labels: ResultLabels;
  /** One column for each figure; null where a group's is withheld. */
  figures: readonly { name: string; of: (group: Of) => ReactNode }[];
}

/** Groups below each other, with n of N and a column for each figure. */
export function GroupTable<Of extends Group>({ caption, groups, labels, figures }: GroupTableProps<Of>) {
  const t = useTranslations('results.figures');
  const results = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  return (
    <div className="tw" tabIndex={0} role="region" aria-label={caption}>
      <table className="dense" style={{ minInlineSize: `${14 + figures.length * 6}rem` }}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" className="n">
              {t('answers')}
            </th>
            {figures.map(({ name }) => (
              <th key={name} scope="col" className="n">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{words.column(group.key)}</th>
              <td className="n">{results('countOf', { count: group.answered, n: group.invited })}</td>
              {figures.map(({ name, of }) => (
                <td key={name} className="n">
                  {of(group) ?? <Withheld />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
