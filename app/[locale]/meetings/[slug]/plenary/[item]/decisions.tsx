import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { LanguageOfText } from '@/components/plenary/language-of-text';
import { Reservations } from '@/components/plenary/reservations';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { recordReservationAction, withdrawReservationAction } from '@/lib/plenary/actions';
import { isBinding } from '@/lib/plenary/model/sitting';
import type { DecisionRow } from '@/lib/plenary/queries/decisions';
import type { SpokenFor } from '@/lib/plenary/queries/room';

interface DecisionsProps {
  decisions: readonly DecisionRow[];
  mine: readonly SpokenFor[];
  scope: MeetingScope;
  locale: Locale;
}

/** What was decided, on which text and how, with the reservations on it; a delegation records its own here, or withdraws it. */
export async function Decisions({ decisions, mine, scope, locale }: DecisionsProps) {
  const t = await getTranslations('plenary');
  const { slug, zone, languages, phase } = scope.meeting;
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="stack-l">
      <h2 id="decisions">{t('reservations.decisions')}</h2>
      {decisions.map((decision, index) => {
        const held = decision.reservations.filter(({ withdrawnAt }) => withdrawnAt === null);
        const free = mine.filter(({ id }) => !held.some(({ delegation }) => delegation.id === id));
        const own = held.filter(({ delegation }) => mine.some(({ id }) => id === delegation.id));
        const isOpen = phase === 'OPEN' && index === 0 && isBinding(decision.outcome);
        return (
          <div key={decision.id} className="stack">
            <p>
              <b>{t(`outcome.${decision.outcome}`)}</b>, {t(`method.${decision.method}`, { name: decision.byName })},{' '}
              {formatDateTime(decision.at, locale, zone)}. {decision.note}
            </p>
            {decision.vote ? <p>{t('vote.result', decision.vote)}</p> : null}
            <p className="small soft hash">
              {t('revision', { number: decision.revision.number })}, sha256
              {decision.languages.length > 0 ? ` (${decision.languages.join(', ')})` : null} {decision.revision.hash}
            </p>
            <Reservations reservations={decision.reservations} locale={locale} zone={zone} />
            {isOpen
              ? own.map(({ id, delegation }) => (
                  <ActionForm
                    key={id}
                    {...frame}
                    action={withdrawReservationAction}
                    idempotencyKey={newIdempotencyKey()}
                    label={t('reservations.withdrawOf', { name: pick(delegation.names, locale).text })}
                  >
                    <HiddenField name="reservation" value={id} />
                    <SubmitButton kind="plain">
                      {t('reservations.withdrawOf', { name: pick(delegation.names, locale).text })}
                    </SubmitButton>
                  </ActionForm>
                ))
              : null}
            {isOpen && free.length > 0 ? (
              <details>
                <summary>{t('reservations.record')}</summary>
                <ActionForm
                  {...frame}
                  action={recordReservationAction}
                  idempotencyKey={newIdempotencyKey()}
                  label={t('reservations.record')}
                  done={t('reservations.done')}
                  resets
                >
                  <HiddenField name="decision" value={decision.id} />
                  {free.length === 1 && free[0] ? (
                    <HiddenField name="delegation" value={free[0].id} />
                  ) : (
                    <SelectField
                      name="delegation"
                      choices={free.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
                    />
                  )}
                  <LanguageOfText languages={languages} locale={locale} />
                  <TextArea
                    name="text"
                    rows={4}
                    maxLength={1_000}
                    label={t('reservations.text')}
                    help={t('reservations.help')}
                  />
                  <div className="actions">
                    <SubmitButton kind="plain">{t('reservations.record')}</SubmitButton>
                  </div>
                </ActionForm>
              </details>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}
