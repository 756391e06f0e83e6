import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { addSpeakerAction, answerFloorAction, askFloorAction, stepSpeakerAction } from '@/lib/breakouts/actions';
import type { GroupDetail, PartyName } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import styles from './room.module.css';

interface SpeakersProps {
  group: GroupDetail;
  /** Who asks for the floor, as far as the reader may know. */
  requests: readonly PartyName[];
  /** The reader's delegations in this group; none once the meeting is closed. */
  own: readonly { id: string; party: PartyName }[];
  scope: MeetingScope;
  locale: Locale;
}

/**
 * Who has the floor and who waits for it; for those who record with the steps that change it and with those who ask, for a
 * delegate with a way to ask.
 */
export async function Speakers({ group, requests, own, scope, locale }: SpeakersProps) {
  const t = await getTranslations('room');
  const { slug, zone } = scope.meeting;
  const words = formWords(locale, 'breakouts');
  const nameOf = ({ acronyms, names }: PartyName) => pick(acronyms, locale).text || pick(names, locale).text;
  const waiting = group.speakers.filter(({ hasFloor }) => !hasFloor);
  const free = group.parties.filter(({ id }) => !waiting.some(({ party }) => party.id === id));
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">{t('speakers.title')}</h2>
      {group.speakers.length === 0 ? <p className="soft">{t('speakers.none')}</p> : null}
      <ol className={styles.speakers} hidden={group.speakers.length === 0}>
        {group.speakers.map(({ id, party, hasFloor, since }) => {
          const at = waiting.findIndex((turn) => turn.id === id);
          const isEnd = { UP: at === 0, DOWN: at === waiting.length - 1 };
          return (
            <li key={id}>
              <bdi>{nameOf(party)}</bdi>{' '}
              {hasFloor ? (
                <Status shape="half">
                  {since ? t('speakers.has', { time: formatTime(since, locale, zone) }) : t('speakers.hasNow')}
                </Status>
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
                  <StepButtons
                    steps={(hasFloor ? (['STOP'] as const) : (['START', 'UP', 'DOWN', 'REMOVE'] as const)).filter(
                      (step) => !(step in isEnd && isEnd[step as keyof typeof isEnd]),
                    )}
                    name={nameOf(party)}
                  />
                </ActionForm>
              ) : null}
            </li>
          );
        })}
      </ol>
      {group.canRecord && requests.length > 0 ? (
        <>
          <h3 id="requests">{t('speakers.requests')}</h3>
          <ul className={styles.speakers} aria-labelledby="requests">
            {requests.map((party) => (
              <li key={party.id}>
                <bdi>{nameOf(party)}</bdi>
                <ActionForm
                  action={answerFloorAction}
                  idempotencyKey={newIdempotencyKey()}
                  words={words}
                  meeting={slug}
                  label={nameOf(party)}
                  className="row"
                >
                  <HiddenField name="group" value={group.id} />
                  <HiddenField name="speaker" value={party.id} />
                  <StepButtons steps={['TAKE_IN', 'DECLINE']} name={nameOf(party)} />
                </ActionForm>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {own
        // Who keeps the list puts their own organisation on it.
        .filter(({ party }) => !group.canRecord && free.some(({ id }) => id === party.id))
        .map(({ id, party }) => {
          const isAsked = requests.some((asked) => asked.id === party.id);
          return (
            <ActionForm
              key={id}
              action={askFloorAction}
              idempotencyKey={newIdempotencyKey()}
              words={words}
              meeting={slug}
              label={t('speakers.askFor', { name: nameOf(party) })}
              className={styles.ask ?? ''}
            >
              <HiddenField name="group" value={group.id} />
              <HiddenField name="delegation" value={id} />
              {isAsked ? (
                <p className="small">
                  <Status shape="half">{t('speakers.asked', { name: nameOf(party) })}</Status>
                </p>
              ) : null}
              <SubmitButton kind="plain" name="step" value={isAsked ? 'WITHDRAW' : 'ASK'}>
                {t(isAsked ? 'speakers.withdraw' : 'speakers.askFor', { name: nameOf(party) })}
              </SubmitButton>
            </ActionForm>
          );
        })}
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

interface StepButtonsProps {
  steps: readonly ('START' | 'STOP' | 'UP' | 'DOWN' | 'REMOVE' | 'TAKE_IN' | 'DECLINE')[];
  /** Whose turn or request it is. */
  name: string;
}

/** A button for each step of one organisation, which says for screen readers whose it is. */
async function StepButtons({ steps, name }: StepButtonsProps) {
  const t = await getTranslations('room');
  return steps.map((step) => (
    <SubmitButton
      key={step}
      kind="link"
      name="step"
      value={step}
      label={t('speakers.of', { step: t(`speakers.${step}`), name })}
    >
      {t(`speakers.${step}`)}
    </SubmitButton>
  ));
}
