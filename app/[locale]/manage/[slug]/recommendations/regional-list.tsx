import type { Taxonomies } from '@/components/recommendations/attribute-fields';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { StepForm } from '@/components/recommendations/step-form';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Pagination } from '@/components/ui/pagination';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { carrySinglyAction, takeBackAction } from '@/lib/recommendations/actions';
import { areSourcesOpen, isTakenUp } from '@/lib/recommendations/model/recommendation';
import type { RecommendationDetail } from '@/lib/recommendations/queries';
import { boardSize, type BoardFilters, type BoardPage, type BoardSummary } from '@/lib/recommendations/queries/board';
import styles from './board.module.css';

interface RegionalListProps {
  page: BoardPage;
  /** Of the whole board. */
  summary: BoardSummary;
  filters: BoardFilters;
  general: RecommendationDetail | null;
  ticked: readonly string[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** The regional recommendations, to be ticked as sources. Ticking asks for the same page again: it works without JavaScript. */
export async function RegionalList({
  page,
  summary,
  filters,
  general,
  ticked,
  scope,
  locale,
  taxonomies,
}: RegionalListProps) {
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const here = `/manage/${slug}/recommendations`;
  const { theme, objective, addressee, group: region } = filters;
  const { rows: shown, next } = page;
  const regions = new Map(summary.groups.map(({ code, names }) => [code, names]));
  const addressees = summary.addressees.toSorted((a, b) => a.localeCompare(b, locale));
  const query = new URLSearchParams(
    Object.entries({ theme, objective: objective?.toString(), addressee, group: region, general: general?.id }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const following = new URLSearchParams([...query, ...ticked.map((id) => ['source', id]), ['after', next ?? '']] as [
    string,
    string,
  ][]);
  const isOpen = isEditable(scope.meeting.phase);
  const mayTick = isOpen && (!general || areSourcesOpen(general.status));
  const words = formWords(locale, 'recommendations');
  const singles = shown.filter(({ status, placedIn }) => isOpen && status === 'SUBMITTED' && placedIn.length === 0);
  const placed = shown.filter(
    ({ status, placedIn }) =>
      isOpen &&
      (status === 'CARRIED_SINGLY' || status === 'SET_ASIDE' || status === 'CONSOLIDATED') &&
      placedIn.every(({ status: of, disposition }) =>
        status === 'CONSOLIDATED'
          ? areSourcesOpen(of) || !isTakenUp(disposition)
          : areSourcesOpen(of) || of === 'READY',
      ),
  );
  return (
    <section aria-labelledby="regional">
      <h2 id="regional">{t('board.regional')}</h2>
      {summary.total === 0 ? (
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
                  {label} ({summary.themes[value] ?? 0})
                </option>
              ))}
            </select>
          </label>
          {taxonomies.objectives.length > 0 ? (
            <FilterSelect
              name="objective"
              label={t('board.objective')}
              any={t('any')}
              value={objective?.toString()}
              choices={taxonomies.objectives}
            />
          ) : null}
          <FilterSelect
            name="addressee"
            label={t('board.addressee')}
            any={t('any')}
            value={addressee}
            choices={addressees.map((name) => ({ value: name, label: name }))}
          />
          <FilterSelect
            name="group"
            label={t('board.region')}
            any={t('any')}
            value={region}
            choices={[...regions].map(([code, names]) => {
              const { text, lang } = pick(names, locale);
              return { value: code, label: text, lang };
            })}
          />
          <button className="btn">{t('board.showThese')}</button>
        </div>
        {shown.length === 0 && summary.total > 0 ? (
          <p>
            {t('board.noneMatch')} <Link href={here}>{t('board.showAll')}</Link>
          </p>
        ) : null}
        {page.total > shown.length ? (
          <p className="small soft">{t('board.shownOf', { shown: shown.length, total: page.total })}</p>
        ) : null}
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
        {ticked
          .filter((id) => !shown.some((row) => row.id === id))
          .map((id) => (
            <input key={id} type="hidden" name="source" value={id} />
          ))}
        {mayTick && shown.length > 0 ? <button className="btn">{t('board.take')}</button> : null}
      </form>
      <Pagination size={boardSize} next={next ? `${localisedPath(here, locale)}?${following}` : undefined} />
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
      {placed.length > 0 ? (
        <details>
          <summary className="small">{t('board.takeBack')}</summary>
          {placed.map(({ id, symbol, revision }) => (
            <StepForm
              key={id}
              action={takeBackAction}
              idempotencyKey={newIdempotencyKey()}
              words={words}
              meeting={slug}
              recommendation={id}
              revision={revision?.id ?? ''}
              verb={t('board.takeBackOf', { symbol: symbol ?? '' })}
              done={t('moved')}
              kind="link"
            />
          ))}
        </details>
      ) : null}
    </section>
  );
}
