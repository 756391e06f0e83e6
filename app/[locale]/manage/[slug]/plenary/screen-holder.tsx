import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { chooseLanguagesAction, takeScreenAction } from '@/lib/plenary/actions';
import type { Room } from '@/lib/plenary/queries/room';

/** Who runs the screen, how to take it over, and the languages it shows. */
export async function ScreenHolder({ room, scope, locale }: { room: Room; scope: MeetingScope; locale: Locale }) {
  const t = await getTranslations('plenary');
  const { slug, zone, languages } = scope.meeting;
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  const { operator } = room;
  const time = operator?.since ? formatTime(operator.since, locale, zone) : '';
  const isElsewhere = operator !== null && !operator.isMe;
  return (
    <>
      {isElsewhere ? (
        <Notice title={t('holder.other', { name: operator.name, time })} level={2}>
          {operator.takenFrom ? (
            <p>{t('holder.taken', { name: operator.name, from: operator.takenFrom, time })}</p>
          ) : null}
          <ActionForm
            {...frame}
            action={takeScreenAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('holder.take')}
          >
            <SubmitButton kind="plain">{t('holder.take')}</SubmitButton>
          </ActionForm>
        </Notice>
      ) : (
        <p className="small soft">
          {operator ? t('holder.me', { time }) : t('holder.free')}
          {operator?.takenFrom ? ` ${t('holder.from', { from: operator.takenFrom })}` : null}
        </p>
      )}
      {isElsewhere || languages.length < 2 ? null : (
        <details>
          <summary>
            {t('holder.languages', { list: room.languages.map((one) => languageName(one, locale)).join(', ') })}
          </summary>
          <ActionForm
            {...frame}
            key={room.languages.join()}
            action={chooseLanguagesAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('holder.choose')}
          >
            <CheckboxGroup
              name="languages"
              choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
              defaultValue={room.languages}
            />
            <div className="actions">
              <SubmitButton kind="plain">{t('holder.choose')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
    </>
  );
}
