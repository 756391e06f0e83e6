import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { addSpeakerAction, stepSpeakerAction } from '@/lib/breakouts/actions';
import type { GroupDetail, PartyName } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import styles from './room.module.css';

/** Who has the floor and who waits for it; for those who record with the steps that change it. */
export async function Speakers({ group, scope, locale }: { group: GroupDetail; scope: MeetingScope; locale: Locale }) {
  const t = await getTranslations('room');
  const { slug, zone } = scope.meeting;
  const words = formWords(locale, 'breakouts');
  const nameOf = ({ acronyms, names }: PartyName) => pick(acronyms, locale).text || pick(names, locale).text;
  const waiting = group.speakers.filter(({ startedAt }) => startedAt === null);
  const free = group.parties.filter(({ id }) => !waiting.some(({ party }) => party.id === id));
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">{t('speakers.title')}</h2>
      {group.speakers.length === 0 ? <p className="soft">{t('speakers.none')}</p> : null}
      <ol className={styles.speakers}>
        {group.speakers.map(({ id, party, startedAt }) => {
          const at = waiting.findIndex((turn) => turn.id === id);
          const isEnd = { UP: at === 0, DOWN: at === waiting.length - 1 };
          return (
            <li key={id}>
              <bdi>{nameOf(party)}</bdi>{' '}
              {startedAt ? (
                <Status shape="half">{t('speakers.has', { time: formatTime(startedAt, locale, zone) })}</Status>
              ) : null}
              {group.canRecord ? (
                <ActionForm
                  action={stepSpeakerAction}
                  idempotencyKey={newIdempotencyKey()}
                  words={words}
                  meeting={slug}
                  label={nameOf(party)}
                  className="row"
                >
                  <HiddenField name="turn" value={id} />
                  {(startedAt ? (['STOP'] as const) : (['START', 'UP', 'DOWN', 'REMOVE'] as const))
                    .filter((step) => !(step in isEnd && isEnd[step as keyof typeof isEnd]))
                    .map((step) => (
                      <SubmitButton
                        key={step}
                        kind="link"
                        name="step"
                        value={step}
                        label={t('speakers.of', { step: t(`speakers.${step}`), name: nameOf(party) })}
                      >
                        {t(`speakers.${step}`)}
                      </SubmitButton>
                    ))}
                </ActionForm>
              ) : null}
            </li>
          );
        })}
      </ol>
      {group.canRecord && free.length > 0 ? (
        <ActionForm
          action={addSpeakerAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('speakers.add')}
          resets
        >
          <HiddenField name="group" value={group.id} />
          <SelectField name="speaker" choices={free.map((party) => ({ value: party.id, label: nameOf(party) }))} />
          <div className="actions">
            <SubmitButton kind="plain">{t('speakers.add')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
