import type { FactWords } from '@/components/directory/fact-words';
import { SourceName } from '@/components/directory/source-name';
import { datedFacts, differences, tableOf, valuesOf, type FactValues } from '@/lib/directory/model/facts';
import type { Version } from '@/lib/directory/model/history';
import type { ListedChange, PartyHistory } from '@/lib/directory/queries/history';
import { formatInstant } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface ChangeListProps {
  history: PartyHistory;
  words: FactWords;
  locale: Locale;
}

/** Each change, newest first: what was before and after, on which source, by which office and when. */
export async function ChangeList({ history: { changes, versions }, words, locale }: ChangeListProps) {
  const t = await getTranslations('directory');
  return changes.map((change) => (
    <article key={change.id} id={`change-${change.id}`} className="sec stack-s">
      <h3>{t(`edit.kinds.${change.what}`)}</h3>
      <p className="small soft">
        {formatInstant(new Date(change.at), locale)}.{' '}
        {change.by === null ? t('history.by') : t('history.byName', { name: change.by })}.
        {change.proposed ? ` ${t('history.proposed')}.` : ''}
        {change.validFrom ? ` ${t('history.from', { day: change.validFrom })}.` : ''}
        {change.correction && !datedFacts.includes(change.what) ? ` ${t('history.correction')}.` : ''}
      </p>
      <ul className="points">
        {stepsOf(change, versions).map(({ key, before, after }) => (
          <li key={key}>
            {before && after ? (
              differences(before, after).map((name) => (
                <p key={name}>
                  {t.rich('history.field', {
                    label: t(`fields.values.${name}.label`),
                    v: () => <bdi>{words.value(name, after[name] ?? '')}</bdi>,
                  })}{' '}
                  <span className="soft">
                    ({t.rich('history.was', { v: () => <bdi>{words.value(name, before[name] ?? '')}</bdi> })})
                  </span>
                </p>
              ))
            ) : (
              <>
                {t(after ? 'history.added' : 'history.removed')}:{' '}
                <bdi>{words.line(change.what, after ?? before ?? {})}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="small">
        {t.rich('history.sourceIs', { s: () => <SourceName source={change.source} /> })}
        {change.sourceOn ? ` (${t('history.sourceOn', { day: change.sourceOn })})` : ''}
      </p>
      {change.why ? <p className="small">{change.why}</p> : null}
    </article>
  ));
}

type Step = { key: string; before: FactValues | null; after: FactValues | null };

/** What a change did to each row of its kind. */
function stepsOf(change: ListedChange, versions: readonly Version[]): Step[] {
  const own = versions.filter(({ of }) => of === tableOf[change.what]);
  return own
    .filter((version) => version.change?.id === change.id)
    .map((version) => {
      const earlier = own.findLast(({ rowId, seq }) => rowId === version.rowId && seq < version.seq)?.row;
      return {
        key: String(version.seq),
        before: earlier ? valuesOf(change.what, earlier) : null,
        after: version.row ? valuesOf(change.what, version.row) : null,
      };
    });
}
