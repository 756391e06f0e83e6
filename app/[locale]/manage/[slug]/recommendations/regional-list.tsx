import type { Taxonomies } from '@/components/recommendations/attribute-fields';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { StepForm } from '@/components/recommendations/step-form';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { carrySinglyAction } from '@/lib/recommendations/actions';
import { areSourcesOpen } from '@/lib/recommendations/model/recommendation';
import type { BoardRow, RecommendationDetail } from '@/lib/recommendations/queries';
import styles from './board.module.css';

interface RegionalListProps {
  rows: readonly BoardRow[];
  theme: string | undefined;
  general: RecommendationDetail | null;
  ticked: readonly string[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** The regional recommendations, to be ticked as sources. Ticking asks for the same page again: it works without JavaScript. */
export async function RegionalList({ rows, theme, general, ticked, scope, locale, taxonomies }: RegionalListProps) {
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const here = `/manage/${slug}/recommendations`;
  const shown = rows.filter(({ themes }) => !theme || themes.includes(theme));
  const isOpen = isEditable(scope.meeting.phase);
  const mayTick = isOpen && (!general || areSourcesOpen(general.status));
  const words = formWords(locale, 'recommendations');
  const singles = shown.filter(({ status, placedIn }) => isOpen && status === 'SUBMITTED' && placedIn.length === 0);
  return (
    <section aria-labelledby="regional">
      <h2 id="regional">{t('board.regional')}</h2>
      {rows.length === 0 ? (
        <EmptyState
          title={t('board.noneHere')}
          action={<Link href={`/manage/${slug}/groups`}>{t('empty.toGroups')}</Link>}
        />
      ) : null}
      <form action={localisedPath(here, locale)} className="stack">
        <div className="filters">
          <label>
            {t('theme')}
            <select name="theme" defaultValue={theme ?? ''}>
              <option value="">{t('any')}</option>
              {taxonomies.themes.map(({ value, label, lang }) => (
                <option key={value} value={value} lang={lang}>
                  {label} ({rows.filter(({ themes }) => themes.includes(value)).length})
                </option>
              ))}
            </select>
          </label>
          <button className="btn">{t('board.showTheme')}</button>
        </div>
        {general ? <input type="hidden" name="general" value={general.id} /> : null}
        <ul className={styles.sources}>
          {shown.map(({ id, symbol, status, group, text, source }) => {
            const isTaken = general?.sources.some((each) => each.id === id) ?? false;
            const isAvailable = mayTick && !isTaken && (status === 'SUBMITTED' || status === 'CONSOLIDATED');
            return (
              <li key={id}>
                <div className="row mid small">
                  <label className="row mid">
                    {isAvailable ? (
                      <input
                        type="checkbox"
                        className="chk"
                        name="source"
                        value={id}
                        defaultChecked={ticked.includes(id)}
                        aria-label={t('board.tick', { symbol: symbol ?? '' })}
                      />
                    ) : null}
                    <SymbolOrDraft symbol={symbol} />
                  </label>
                  <span className="soft">{group ? <Localized text={group.names} fallback="silent" /> : null}</span>
                  <span className="push">
                    <RecommendationStatus status={status} />
                  </span>
                </div>
                <p className="serif">
                  <Localized text={text} source={source} fallback="short" />
                </p>
              </li>
            );
          })}
        </ul>
        {mayTick && shown.length > 0 ? <button className="btn">{t('board.take')}</button> : null}
      </form>
      {singles.length > 0 ? (
        <details>
          <summary className="small">{t('board.single')}</summary>
          {singles.map(({ id, symbol, revision }) => (
            <StepForm
              key={id}
              action={carrySinglyAction}
              idempotencyKey={newIdempotencyKey()}
              words={words}
              meeting={slug}
              recommendation={id}
              revision={revision?.id ?? ''}
              verb={t('board.singleOf', { symbol: symbol ?? '' })}
              done={t('moved')}
              kind="link"
            />
          ))}
        </details>
      ) : null}
    </section>
  );
}
