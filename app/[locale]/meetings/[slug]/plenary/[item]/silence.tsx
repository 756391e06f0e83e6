import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { LanguageOfText } from '@/components/plenary/language-of-text';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Moment } from '@/components/ui/moment';
import { Status, type StatusShape } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { cityName } from '@/lib/i18n/places';
import { getTranslations } from '@/lib/i18n/words';
import { breakSilenceAction, cancelSilenceAction, openSilenceAction } from '@/lib/plenary/actions';
import type { SilenceState } from '@/lib/plenary/model/silence';
import type { SilenceRow } from '@/lib/plenary/queries/decisions';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import type { SpokenFor } from '@/lib/plenary/queries/room';

interface SilenceProps {
  item: PlenaryRow;
  silences: readonly SilenceRow[];
  groups: readonly { code: string; names: LocalizedText }[];
  mine: readonly SpokenFor[];
  /** Delegations that take part and have nobody to whom it could be written. */
  unreachable: readonly LocalizedText[];
  /** On the list, and the text may still be decided upon. */
  isOpenable: boolean;
  scope: MeetingScope;
  locale: Locale;
}

const shapes: Record<SilenceState, StatusShape> = {
  OPEN: 'half',
  DUE: 'half',
  BROKEN: 'no',
  ADOPTED: 'done',
  CANCELLED: 'shut',
};

/** Decisions by silence on an item: how each stands, the form to break it, and for the secretariat the one to open it. */
export async function Silence({ item, silences, groups, unreachable, mine, isOpenable, scope, locale }: SilenceProps) {
  const t = await getTranslations('plenary');
  const { slug, zone, city, phase, languages } = scope.meeting;
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  const isRunning = silences.some(({ state }) => state === 'OPEN' || state === 'DUE');
  const mayOpen = can(scope, 'silence.open') && phase === 'OPEN' && isOpenable && !isRunning;
  if (silences.length === 0 && !mayOpen) return null;
  return (
    <section aria-labelledby="silence" className="stack">
      <h2 id="silence">{t('silence.title')}</h2>
      {silences.map((silence) => {
        const asked = mine.filter(
          ({ id, mayTable }) =>
            mayTable &&
            silence.audience.some((one) => one.id === id) &&
            !silence.breaks.some(({ delegationId }) => delegationId === id),
        );
        return (
          <div key={silence.id} className="stack">
            <p>
              <Status shape={shapes[silence.state]}>{t(`silence.state.${silence.state}`)}</Status>{' '}
              <b>
                {t('silence.until')} <Moment at={silence.closesAt} zone={zone} weekday />
              </b>
            </p>
            <p className="small soft">
              {t('silence.facts', {
                number: silence.revision.number,
                hash: silence.revision.hash.slice(0, 12),
                count: silence.audience.length,
                name: silence.byName,
                at: formatDateTime(silence.at, locale, zone),
              })}
              {silence.end ? ` ${t('silence.ended', { at: formatDateTime(silence.end.at, locale, zone) })}` : null}
            </p>
            <details>
              <summary>{t('silence.audience', { count: silence.audience.length })}</summary>
              <ul>
                {silence.audience.map(({ id, names }) => (
                  <li key={id}>
                    <Localized text={names} fallback="silent" />
                  </li>
                ))}
              </ul>
            </details>
            {silence.breaks.length > 0 ? (
              <ul className="stack">
                {silence.breaks.map(({ delegationId, names, reason, language, at }) => (
                  <li key={delegationId}>
                    <b>
                      <Localized text={names} fallback="silent" />
                    </b>
                    , {formatDateTime(at, locale, zone)}
                    <p className="serif" lang={language ?? undefined}>
                      {reason}
                    </p>
                  </li>
                ))}
              </ul>
            ) : null}
            {silence.isBreakable && phase === 'OPEN' && asked.length > 0 ? (
              <ActionForm
                {...frame}
                action={breakSilenceAction}
                idempotencyKey={newIdempotencyKey()}
                label={t('silence.break')}
              >
                <HiddenField name="silence" value={silence.id} />
                {asked.length === 1 && asked[0] ? (
                  <HiddenField name="delegation" value={asked[0].id} />
                ) : (
                  <SelectField
                    name="delegation"
                    choices={asked.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
                  />
                )}
                <LanguageOfText languages={languages} locale={locale} />
                <TextArea name="reason" rows={3} maxLength={1_000} />
                <div className="actions">
                  <SubmitButton kind="grave">{t('silence.break')}</SubmitButton>
                </div>
              </ActionForm>
            ) : null}
            {silence.state === 'OPEN' && can(scope, 'silence.open') && phase === 'OPEN' ? (
              <ActionForm
                {...frame}
                action={cancelSilenceAction}
                idempotencyKey={newIdempotencyKey()}
                label={t('silence.cancel')}
              >
                <HiddenField name="silence" value={silence.id} />
                <SubmitButton kind="plain">{t('silence.cancel')}</SubmitButton>
              </ActionForm>
            ) : null}
          </div>
        );
      })}
      {mayOpen ? (
        <details>
          <summary>{t('silence.open')}</summary>
          <ActionForm
            {...frame}
            key={item.revision.id}
            action={openSilenceAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('silence.open')}
            done={t('silence.opened')}
          >
            <p className="small soft">
              {t('silence.lead', {
                number: item.revision.number,
                hash: item.revision.hash.slice(0, 12),
                city: cityName(city, locale),
              })}
            </p>
            {unreachable.length > 0 ? (
              <Notice title={t('silence.unreachable', { count: unreachable.length })}>
                <p>{unreachable.map((names) => pick(names, locale).text).join(', ')}</p>
              </Notice>
            ) : null}
            <HiddenField name="recommendation" value={item.id} />
            <HiddenField name="revision" value={item.revision.id} />
            <SelectField
              name="audience"
              choices={[
                { value: 'ALL', label: t('silence.all') },
                ...groups.map(({ code, names }) => ({ value: code, label: pick(names, locale).text })),
              ]}
              defaultValue="ALL"
            />
            <DateField name="closes.date" />
            <TextField name="closes.time" type="time" width="s" />
            <div className="actions">
              <SubmitButton>{t('silence.open')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
