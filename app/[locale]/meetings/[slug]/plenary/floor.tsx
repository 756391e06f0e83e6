import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TurnList } from '@/components/plenary/turn-list';
import { holdsAny } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { askFloorAction, leaveListAction } from '@/lib/plenary/actions';
import { isFloorOpen } from '@/lib/plenary/model/sitting';
import type { Room, SpokenFor } from '@/lib/plenary/queries/room';

interface FloorProps {
  room: Room;
  spokenFor: readonly SpokenFor[];
  scope: MeetingScope;
  locale: Locale;
}

/** Who has the floor and who waits; a delegate asks for it, or no longer wants it, with one button. */
export async function Floor({ room, spokenFor, scope, locale }: FloorProps) {
  const t = await getTranslations('plenary');
  const { slug, zone, phase } = scope.meeting;
  const own = new Set(scope.grants.flatMap(({ delegationId }) => (delegationId ? [delegationId] : [])));
  const mine = spokenFor.filter(({ id, mayAsk }) => mayAsk && own.has(id));
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  if (!holdsAny(scope, 'floor.ask') && room.turns.length === 0) return null;
  return (
    <section aria-labelledby="floor" className="stack">
      <h2 id="floor">{t('floor.title')}</h2>
      <TurnList room={room} slug={slug} zone={zone} locale={locale} />
      {isFloorOpen(phase)
        ? mine.map(({ id, names }) => {
            const waiting = room.turns.find(
              (turn) => turn.delegationId === id && !turn.startedAt && turn.kind === 'FLOOR',
            );
            const name = mine.length > 1 ? pick(names, locale).text : '';
            const label = name ? t('floor.askFor', { name }) : t('floor.ask');
            return waiting ? (
              <ActionForm
                key={id}
                {...frame}
                action={leaveListAction}
                idempotencyKey={newIdempotencyKey()}
                label={t('floor.leave')}
              >
                <HiddenField name="turn" value={waiting.id} />
                <SubmitButton kind="plain">{t('floor.leave')}</SubmitButton>
              </ActionForm>
            ) : (
              <ActionForm
                key={id}
                {...frame}
                action={askFloorAction}
                idempotencyKey={newIdempotencyKey()}
                label={label}
              >
                <HiddenField name="delegation" value={id} />
                <div className="actions">
                  <SubmitButton kind="plain" name="kind" value="FLOOR">
                    {label}
                  </SubmitButton>
                  {room.pointsOfOrder ? (
                    <SubmitButton kind="plain" name="kind" value="POINT_OF_ORDER">
                      {t('floor.POINT_OF_ORDER')}
                    </SubmitButton>
                  ) : null}
                </div>
              </ActionForm>
            );
          })
        : null}
    </section>
  );
}
