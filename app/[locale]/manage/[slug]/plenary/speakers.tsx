import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TurnList } from '@/components/plenary/turn-list';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { askFloorAction } from '@/lib/plenary/actions';
import { isFloorOpen } from '@/lib/plenary/model/sitting';
import type { Room, SpokenFor } from '@/lib/plenary/queries/room';

interface SpeakersProps {
  room: Room;
  spokenFor: readonly SpokenFor[];
  scope: MeetingScope;
  locale: Locale;
}

/** The list of speakers as the Chair runs it; whoever raises a flag in the room is added here. */
export async function Speakers({ room, spokenFor, scope, locale }: SpeakersProps) {
  const t = await getTranslations('plenary');
  const { slug, zone } = scope.meeting;
  const may = isFloorOpen(scope.meeting.phase) ? spokenFor.filter(({ mayAsk }) => mayAsk) : [];
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">{t('floor.title')}</h2>
      <TurnList room={room} slug={slug} zone={zone} locale={locale} steps />
      {may.length > 0 ? (
        <ActionForm
          action={askFloorAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'plenary')}
          meeting={slug}
          label={t('floor.add')}
          resets
        >
          <SelectField
            name="delegation"
            choices={may
              .map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))
              .toSorted((a, b) => a.label.localeCompare(b.label, locale))}
          />
          {room.pointsOfOrder ? (
            <RadioGroup
              name="kind"
              choices={(['FLOOR', 'POINT_OF_ORDER'] as const).map((value) => ({ value, label: t(`floor.${value}`) }))}
              defaultValue="FLOOR"
            />
          ) : null}
          <div className="actions">
            <SubmitButton kind="plain">{t('floor.add')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
