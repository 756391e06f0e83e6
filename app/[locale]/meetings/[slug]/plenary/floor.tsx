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

/** Who has the floor and who waits; a delegate asks for it, raises a point of order, or takes either back, with one button each. */
export async function Floor({ room, spokenFor, scope, locale }: FloorProps) {
  const t = await getTranslations('plenary');
  const { slug, zone, phase } = scope.meeting;
  const own = new Set(scope.grants.flatMap(({ delegationId }) => (delegationId ? [delegationId] : [])));
  const mine = spokenFor.filter(({ id, mayAsk }) => mayAsk && own.has(id));
  const kinds = room.pointsOfOrder ? (['FLOOR', 'POINT_OF_ORDER'] as const) : (['FLOOR'] as const);
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  if (!holdsAny(scope, 'floor.ask') && room.turns.length === 0) return null;
  return (
    <section aria-labelledby="floor" className="stack">
      <h2 id="floor">{t('floor.title')}</h2>
      <TurnList room={room} slug={slug} zone={zone} locale={locale} />
      {isFloorOpen(phase)
        ? mine.flatMap(({ id, names }) =>
            kinds.map((kind) => {
              // Whoever waits for the floor may still raise a point of order, and takes back either by itself.
              const waiting = room.turns.find(
                (turn) => turn.delegationId === id && !turn.startedAt && turn.kind === kind,
              );
              const name = mine.length > 1 ? pick(names, locale).text : '';
              const asks = kind === 'FLOOR' ? t('floor.ask') : t('floor.POINT_OF_ORDER');
              const leaves = kind === 'FLOOR' ? t('floor.leave') : t('floor.leaveOrder');
              const words = waiting ? leaves : kind === 'FLOOR' && name ? t('floor.askFor', { name }) : asks;
              const label = name && !words.includes(name) ? t('floor.stepOf', { step: words, name }) : words;
              return (
                <ActionForm
                  key={`${id} ${kind} ${waiting?.id ?? ''}`}
                  {...frame}
                  action={waiting ? leaveListAction : askFloorAction}
                  idempotencyKey={newIdempotencyKey()}
                  label={label}
                >
                  {waiting ? (
                    <HiddenField name="turn" value={waiting.id} />
                  ) : (
                    <>
                      <HiddenField name="delegation" value={id} />
                      <HiddenField name="kind" value={kind} />
                    </>
                  )}
                  <SubmitButton kind="plain">{label}</SubmitButton>
                </ActionForm>
              );
            }),
          )
        : null}
    </section>
  );
}
