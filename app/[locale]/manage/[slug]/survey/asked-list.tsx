import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { Pagination } from '@/components/ui/pagination';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { prepareReminderAction } from '@/lib/surveys/actions';
import { isUnderWay } from '@/lib/surveys/policy';
import {
  trackPageSize,
  type SurveyTrack,
  type TrackCount,
  type TrackedParty,
} from '@/lib/surveys/queries/track-responses';
import { answerStates, type TrackFilters } from '@/lib/surveys/schema';
import { PartyTable } from './party-table';
import { StateMatrix } from './state-matrix';

interface AskedListProps {
  scope: MeetingScope;
  track: SurveyTrack;
  counts: readonly TrackCount[];
  list: { parties: TrackedParty[]; next: string | null };
  filters: TrackFilters;
  /** Columns of regions somebody stands in, in their order. */
  regions: readonly { key: string; label: string }[];
  locale: Locale;
}

/** Everybody who was asked: how many stand where, reminders, and the list, filtered by its address. */
export function AskedList({ scope, track, counts, list, filters, regions, locale }: AskedListProps) {
  const t = useTranslations('tracking');
  const kindNames = useTranslations('surveys.track.kinds');
  const { slug, zone, phase } = scope.meeting;
  const here = `/${locale}/manage/${slug}/survey`;
  if (counts.length === 0)
    return (
      <EmptyState
        level={2}
        title={t('list.noneAsked')}
        action={<Link href={`/manage/${slug}/invitations`}>{t('list.toInvitations')}</Link>}
      >
        {t('list.noneAskedText')}
      </EmptyState>
    );
  const kinds = [...new Set(counts.map(({ kind }) => kind))].map((key) => ({ key, label: kindNames(key) }));
  const { after: _after, ...chosen } = filters;
  const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const isFiltered = query.size > 0;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const matching = counts.filter((count) => matches(count, filters)).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <div className="stack-l">
        <StateMatrix counts={counts} by="kind" rows={kinds} here={here} />
        <StateMatrix counts={counts} by="region" rows={regions} here={here} />
      </div>
      <section className="stack" aria-labelledby="asked">
        <h2 id="asked">{t('list.title')}</h2>
        {track.attributed ? null : <p className="small soft">{t('list.anonymous')}</p>}
        {isUnderWay({ status: track.status, phase }) ? (
          <RemindBar
            counts={counts}
            parties={isFiltered ? list.parties : null}
            survey={track.id}
            slug={slug}
            locale={locale}
          />
        ) : null}
        <Filters
          label={t('list.filter')}
          clear={here}
          isFiltered={isFiltered}
          applied={t('list.matches', { count: matching, total })}
        >
          <FilterSelect
            name="state"
            label={t('list.state')}
            any={t('list.anyState')}
            value={filters.state}
            choices={(['missing', ...answerStates] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
          />
          <FilterSelect
            name="kind"
            label={t('matrix.kind')}
            any={t('list.anyKind')}
            value={filters.kind}
            choices={kinds.map(({ key, label }) => ({ value: key, label }))}
          />
          <FilterSelect
            name="region"
            label={t('matrix.region')}
            any={t('list.anyRegion')}
            value={filters.region}
            choices={regions.map(({ key, label }) => ({ value: key, label }))}
          />
          <FilterSelect
            name="late"
            label={t('late.missing')}
            any={t('list.any')}
            value={filters.late}
            choices={[{ value: 'yes', label: t('list.lateOnly') }]}
          />
        </Filters>
        {list.parties.length > 0 ? (
          <PartyTable
            parties={list.parties}
            survey={track.id}
            attributed={track.attributed}
            slug={slug}
            zone={zone}
            locale={locale}
          />
        ) : (
          <EmptyState level={3} title={t('list.none')}>
            {t('list.noneText')}
          </EmptyState>
        )}
        <Pagination
          size={trackPageSize}
          next={list.next === null ? undefined : `${here}?${withAfter(query, list.next)}#asked`}
        />
        {filters.after ? (
          <p className="small">
            <a href={`${here}?${query}#asked`}>{t('list.first')}</a>
          </p>
        ) : null}
      </section>
    </>
  );
}

function withAfter(query: URLSearchParams, after: string): string {
  return new URLSearchParams([...query, ['after', after]]).toString();
}

/** Whether a figure counts towards the filtered list. */
function matches({ kind, region, state, isLate }: TrackCount, filters: TrackFilters): boolean {
  if (filters.kind && filters.kind !== kind) return false;
  if (filters.region && filters.region !== region) return false;
  if (filters.late && !isLate) return false;
  return !filters.state || filters.state === state || (filters.state === 'missing' && state !== 'submitted');
}

interface RemindBarProps {
  counts: readonly TrackCount[];
  /** Those listed, where the list is filtered. */
  parties: readonly TrackedParty[] | null;
  survey: string;
  slug: string;
  locale: Locale;
}

/** To remind everybody who has not submitted, or those of them that are listed. Nothing leaves from here. */
function RemindBar({ counts, parties, survey, slug, locale }: RemindBarProps) {
  const t = useTranslations('tracking.remind');
  const missing = counts.filter(({ state }) => state !== 'submitted').reduce((sum, { count }) => sum + count, 0);
  const listed = (parties ?? []).filter(({ state }) => state !== 'submitted');
  if (missing === 0) return <p className="small soft">{t('nobody')}</p>;
  const form = { action: prepareReminderAction, words: formWords(locale, 'tracking'), meeting: slug };
  return (
    <div className="row mid">
      <ActionForm {...form} idempotencyKey={newIdempotencyKey()} label={t('title')}>
        <HiddenField name="survey" value={survey} />
        <HiddenField name="everyone" value="on" />
        <SubmitButton>{t('all', { count: missing })}</SubmitButton>
      </ActionForm>
      {listed.length > 0 && listed.length < missing ? (
        <ActionForm {...form} idempotencyKey={newIdempotencyKey()} label={t('listed', { count: listed.length })}>
          <HiddenField name="survey" value={survey} />
          {listed.map(({ partyId }) => (
            <HiddenField key={partyId} name="parties[]" value={partyId} />
          ))}
          <SubmitButton kind="plain">{t('listed', { count: listed.length })}</SubmitButton>
        </ActionForm>
      ) : null}
      <span className="tiny soft">{t('nothingLeaves')}</span>
    </div>
  );
}
