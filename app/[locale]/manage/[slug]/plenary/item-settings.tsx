import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { cityName } from '@/lib/i18n/places';
import { getTranslations } from '@/lib/i18n/words';
import { toLocal } from '@/lib/meetings/model/zone';
import { setItemAction, setRulesAction } from '@/lib/plenary/actions';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import type { Room } from '@/lib/plenary/queries/room';

/** Time meant for each item and until when amendments to it are taken. */
export async function ItemSettings({
  items,
  scope,
  locale,
}: {
  items: readonly PlenaryRow[];
  scope: MeetingScope;
  locale: Locale;
}) {
  const t = await getTranslations('plenary');
  const { slug, zone, city } = scope.meeting;
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{t('settings.title')}</h2>
      <p className="small soft">{t('settings.lead', { city: cityName(city, locale) })}</p>
      {items.map(({ id, symbol, minutes, amendmentsUntil }) => {
        const until = amendmentsUntil ? toLocal(amendmentsUntil, zone) : null;
        const values = {
          minutes: minutes ? String(minutes) : '',
          'until.date': until?.date ?? '',
          'until.time': until?.time ?? '',
        };
        const label = t('settings.of', { symbol: symbol ?? '' });
        return (
          <details key={id}>
            <summary>{label}</summary>
            <ActionForm
              action={setItemAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'plenary')}
              meeting={slug}
              label={label}
              done={t('settings.saved')}
            >
              <HiddenField name="recommendation" value={id} />
              <SeenFields values={values}>
                <TextField name="minutes" width="s" inputMode="numeric" optional defaultValue={values.minutes} />
                <DateField name="until.date" optional defaultValue={values['until.date']} />
                <TextField name="until.time" type="time" width="s" optional defaultValue={values['until.time']} />
              </SeenFields>
              <div className="actions">
                <SubmitButton kind="plain" label={t('settings.saveOf', { symbol: symbol ?? '' })}>
                  {t('settings.save')}
                </SubmitButton>
              </div>
            </ActionForm>
          </details>
        );
      })}
    </section>
  );
}

/** What the meeting's plenary has: time for a speaker, points of order, votes. */
export async function Rules({ room, slug, locale }: { room: Room; slug: string; locale: Locale }) {
  const t = await getTranslations('plenary');
  const values = {
    turnMinutes: String(room.turnMinutes),
    pointsOfOrder: room.pointsOfOrder ? 'on' : '',
    voting: room.voting ? 'on' : '',
  };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('rules.title')}</h2>
      <p className="small soft">{t('rules.lead')}</p>
      <ActionForm
        action={setRulesAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'plenary')}
        meeting={slug}
        label={t('rules.title')}
        done={t('settings.saved')}
      >
        <SeenFields values={values}>
          <TextField name="turnMinutes" width="s" inputMode="numeric" defaultValue={values.turnMinutes} />
          <Checkbox name="pointsOfOrder" optional defaultChecked={room.pointsOfOrder} />
          <Checkbox name="voting" optional defaultChecked={room.voting} />
        </SeenFields>
        <div className="actions">
          <SubmitButton kind="plain">{t('settings.save')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
