import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { stepTurnAction } from '@/lib/plenary/actions';
import type { Room } from '@/lib/plenary/queries/room';
import { TimeLeft } from './time-left';

interface TurnListProps {
  room: Room;
  slug: string;
  zone: string;
  locale: Locale;
  /** With the steps that change it. */
  steps?: boolean;
}

/** Who has the floor, who waits for it and in which order; points of order stand first. */
export async function TurnList({ room, slug, zone, locale, steps = false }: TurnListProps) {
  const t = await getTranslations('plenary');
  if (room.turns.length === 0) return <p className="soft">{t('floor.none')}</p>;
  const waiting = room.turns.filter(({ startedAt }) => startedAt === null);
  return (
    <ol className="stack turns">
      {room.turns.map(({ id, names, kind, startedAt }) => {
        const name = pick(names, locale).text;
        const alike = waiting.filter((turn) => turn.kind === kind);
        const at = alike.findIndex((turn) => turn.id === id);
        const isEnd: Record<string, boolean> = { UP: at === 0, DOWN: at === alike.length - 1 };
        return (
          <li key={id}>
            <Localized text={names} fallback="silent" />{' '}
            {kind === 'POINT_OF_ORDER' ? <Status shape="ask">{t('floor.POINT_OF_ORDER')}</Status> : null}{' '}
            {startedAt ? (
              <>
                <Status shape="half">{t('floor.has', { time: formatTime(startedAt, locale, zone) })}</Status>{' '}
                <TimeLeft
                  begunAt={startedAt.toISOString()}
                  minutes={room.turnMinutes}
                  now={room.now.toISOString()}
                  locale={locale}
                  labels={{ left: t.raw('time.left'), over: t.raw('time.over') }}
                />
              </>
            ) : null}
            {steps ? (
              <ActionForm
                action={stepTurnAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'plenary')}
                meeting={slug}
                label={name}
                className="row"
              >
                <HiddenField name="turn" value={id} />
                {(startedAt ? (['STOP'] as const) : (['START', 'UP', 'DOWN', 'REMOVE'] as const))
                  .filter((step) => !isEnd[step])
                  .map((step) => (
                    <SubmitButton
                      key={step}
                      kind={step === 'START' ? 'plain' : 'link'}
                      name="step"
                      value={step}
                      label={t('floor.stepOf', { step: t(`floor.${step}`), name })}
                    >
                      {t(`floor.${step}`)}
                    </SubmitButton>
                  ))}
              </ActionForm>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
