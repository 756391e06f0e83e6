import type { Taxonomies } from '@/components/recommendations/attribute-fields';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { StepForm } from '@/components/recommendations/step-form';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
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
import type { BoardRow, RecommendationDetail } from '@/lib/recommendations/queries';
import styles from './board.module.css';

/** What the regional recommendations are narrowed to; all of it stands in the address. */
interface BoardFilters {
  theme?: string | undefined;
  objective?: number | undefined;
  addressee?: string | undefined;
  group?: string | undefined;
}

interface RegionalListProps {
  rows: readonly BoardRow[];
  filters: BoardFilters;
  general: RecommendationDetail | null;
  ticked: readonly string[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** The regional recommendations, to be ticked as sources. Ticking asks for the same page again: it works without JavaScript. */
export async function RegionalList({ rows, filters, general, ticked, scope, locale, taxonomies }: RegionalListProps) {
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const here = `/manage/${slug}/recommendations`;
  const { theme, objective, addressee, group: region } = filters;
  const shown = rows.filter(
    ({ themes, objectives, addressees, group }) =>
      (!theme || themes.includes(theme)) &&
      (!objective || objectives.includes(objective)) &&
      (!addressee || addressees.includes(addressee)) &&
      (!region || group?.code === region),
  );
  const regions = new Map(rows.flatMap(({ group }) => (group ? [[group.code, group.names] as const] : [])));
  const addressees = [...new Set(rows.flatMap((row) => row.addressees))].toSorted((a, b) => a.localeCompare(b, locale));
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
        {shown.length === 0 && rows.length > 0 ? (
          <p>
            {t('board.noneMatch')} <Link href={here}>{t('board.showAll')}</Link>
          </p>
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
