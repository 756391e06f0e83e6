import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { concurAction, replyAction } from '@/lib/recommendations/actions';
import type { GroupState } from '@/lib/recommendations/model/concurrence';
import type { RecommendationDetail } from '@/lib/recommendations/queries';
import type { ConcurrenceRow, GroupConcurrence, PartyNames } from '@/lib/recommendations/queries/concurrences';
import styles from './concurrences.module.css';

const shapes: Record<GroupState, StatusShape> = {
  OPEN: 'open',
  STALE: 'late',
  CONCURS: 'done',
  ASKS_CHANGE: 'ask',
  OBJECTS: 'no',
};
const answers = ['CONCURS', 'ASKS_CHANGE', 'OBJECTS'] as const;

interface ConcurrencesProps {
  recommendation: RecommendationDetail;
  groups: readonly GroupConcurrence[];
  scope: MeetingScope;
  locale: Locale;
}

/** What each group says of a general recommendation drafted from its own, and the forms of those whose turn it is. */
export async function Concurrences({ recommendation, groups, scope, locale }: ConcurrencesProps) {
  const { id, status, revision } = recommendation;
  if (!revision || groups.length === 0) return null;
  // Where nobody was asked there is nothing to say.
  if (status !== 'CONCURRENCE' && groups.every(({ answers: given }) => given.length === 0)) return null;
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const isAsked = status === 'CONCURRENCE' && isEditable(scope.meeting.phase);
  const mayReply = isAsked && can(scope, 'general.draft');
  return (
    <section aria-labelledby="concurrences" className="stack">
      <h2 id="concurrences">{t('concurrence.title')}</h2>
      {isAsked ? <p className="small soft">{t('concurrence.lead', { number: revision.number })}</p> : null}
      <ul className={styles.groups}>
        {groups.map(({ group, state, sources, reading, answers: given, delegations }) => {
          const [last, ...earlier] = given;
          const mayRecord = isAsked && can(scope, 'concurrence.record', { groupId: group.id });
          return (
            <li key={group.id} className="stack">
              <div className={styles.line}>
                <h3>
                  <Link href={`/meetings/${slug}/groups/${group.code}`}>
                    <Localized text={group.names} fallback="silent" />
                  </Link>
                </h3>
                {status === 'CONCURRENCE' || (state !== 'OPEN' && state !== 'STALE') ? (
                  <Status shape={shapes[state]}>{t(`concurrence.state.${state}`)}</Status>
                ) : (
                  <Status shape="shut">
                    {t(state === 'OPEN' ? 'concurrence.unanswered' : 'concurrence.earlierText')}
                  </Status>
                )}
              </div>
              <p className="small soft">
                {sources
                  .map(({ symbol, disposition, why }) =>
                    [`${symbol ?? t('draft')}, ${t(`disposition.${disposition}`)}`, why].filter(Boolean).join('. '),
                  )
                  .join('; ')}
              </p>
              {last ? <Answer given={last} isStale={state === 'STALE'} scope={scope} locale={locale} /> : null}
              {last && state === last.answer && last.answer !== 'CONCURS' && mayReply ? (
                <ReplyForm
                  key={`${last.id} ${last.replies[0]?.id ?? ''}`}
                  recommendation={id}
                  concurrence={last.id}
                  corrects={last.replies[0]}
                  group={group}
                  slug={slug}
                  locale={locale}
                />
              ) : null}
              {mayRecord ? (
                <AnswerForm
                  key={`${revision.id} ${reading} ${last?.id ?? ''}`}
                  recommendation={id}
                  revision={revision.id}
                  reading={reading}
                  group={group}
                  delegations={delegations}
                  isOpen={state === 'OPEN' || state === 'STALE'}
                  slug={slug}
                  locale={locale}
                />
              ) : null}
              {earlier.length > 0 ? (
                <details>
                  <summary className="small">{t('concurrence.earlier', { count: earlier.length })}</summary>
                  {earlier.map((each) => (
                    <Answer key={each.id} given={each} isStale scope={scope} locale={locale} />
                  ))}
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AnswerProps {
  given: ConcurrenceRow;
  /** No longer counts: its word is said with the revision it was given to. */
  isStale: boolean;
  scope: MeetingScope;
  locale: Locale;
}

/** One answer as it was given: to which revision, by whom, whose view, and what the secretariat answered. */
async function Answer({ given, isStale, scope, locale }: AnswerProps) {
  const t = await getTranslations('recommendations');
  const { answer, revision, at, by, text, language, views, replies } = given;
  const [reply, ...corrected] = replies;
  const when = (moment: Date, name: string | null) => (
    <>
      {formatDateTime(moment, locale, scope.meeting.zone)}
      {name ? (
        <>
          , <bdi>{name}</bdi>
        </>
      ) : null}
    </>
  );
  return (
    <div className={styles.answer}>
      <p className="small soft">
        {isStale ? `${t(`concurrence.state.${answer}`)}. ` : null}
        {t('concurrence.on', { number: revision })}, {when(at, by)}
      </p>
      {text ? (
        <p lang={language} dir={directionOf(language)}>
          {text}
        </p>
      ) : null}
      {views.length > 0 ? (
        <p className="small">{t('concurrence.viewOf', { list: formatList(views.map(nameOf(locale)), locale) })}</p>
      ) : null}
      {reply ? (
        <div className={styles.reply}>
          <p className="small soft">
            {t(corrected.length > 0 ? 'concurrence.repliedAnew' : 'concurrence.replied')}, {when(reply.at, reply.by)}
          </p>
          <p lang={reply.language} dir={directionOf(reply.language)}>
            {reply.text}
          </p>
          {corrected.length > 0 ? (
            <details>
              <summary className="small">{t('concurrence.corrected', { count: corrected.length })}</summary>
              {corrected.map((each) => (
                <div key={each.id}>
                  <p className="small soft">{when(each.at, each.by)}</p>
                  <p lang={each.language} dir={directionOf(each.language)}>
                    {each.text}
                  </p>
                </div>
              ))}
            </details>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** A party as one calls it: its acronym, or its name where it has none. */
const nameOf =
  (locale: Locale) =>
  ({ names, acronyms }: PartyNames): string =>
    pick(acronyms, locale).text || pick(names, locale).text;

interface AnswerFormProps {
  recommendation: string;
  revision: string;
  reading: GroupConcurrence['reading'];
  group: GroupConcurrence['group'];
  delegations: GroupConcurrence['delegations'];
  /** Nothing that counts was answered yet: the form stands open. */
  isOpen: boolean;
  slug: string;
  locale: Locale;
}

async function AnswerForm({
  recommendation,
  revision,
  reading,
  group,
  delegations,
  isOpen,
  slug,
  locale,
}: AnswerFormProps) {
  const t = await getTranslations('recommendations');
  const label = t('concurrence.record', { group: pick(group.names, locale).text });
  const form = (
    <ActionForm
      action={concurAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'recommendations')}
      meeting={slug}
      label={label}
      done={t('concurrence.recorded')}
    >
      <HiddenField name="recommendation" value={recommendation} />
      <HiddenField name="revision" value={revision} />
      <HiddenField name="group" value={group.id} />
      <HiddenField name="reading" value={reading} />
      <HiddenField name="language" value={locale} />
      <RadioGroup
        name="answer"
        choices={answers.map((value) => ({ value, label: t(`concurrence.answer.${value}`) }))}
      />
      <TextArea
        name="text"
        label={t('concurrence.text')}
        help={t('concurrence.textHelp')}
        depends
        rows={3}
        maxLength={1_000}
      />
      {delegations.length > 0 ? (
        <details>
          <summary>{t('concurrence.whose')}</summary>
          <CheckboxGroup
            name="delegations"
            optional
            choices={delegations.map(({ id, party }) => ({ value: id, label: nameOf(locale)(party) }))}
          />
        </details>
      ) : null}
      <div className="actions">
        <SubmitButton {...(isOpen ? {} : { kind: 'plain' as const })}>{t('concurrence.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
  if (isOpen) return form;
  return (
    <details>
      <summary className="small">{t('concurrence.anew')}</summary>
      {form}
    </details>
  );
}

interface ReplyFormProps {
  recommendation: string;
  concurrence: string;
  /** The answer that stands, where there is one: it is corrected. */
  corrects: ConcurrenceRow['replies'][number] | undefined;
  group: GroupConcurrence['group'];
  slug: string;
  locale: Locale;
}

async function ReplyForm({ recommendation, concurrence, corrects, group, slug, locale }: ReplyFormProps) {
  const t = await getTranslations('recommendations');
  const to = { group: pick(group.names, locale).text };
  const form = (
    <ActionForm
      action={replyAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'recommendations')}
      meeting={slug}
      label={corrects ? t('concurrence.correctReplyTo', to) : t('concurrence.replyTo', to)}
      done={t('concurrence.replySaved')}
    >
      <HiddenField name="recommendation" value={recommendation} />
      <HiddenField name="concurrence" value={concurrence} />
      <HiddenField name="replaces" value={corrects?.id ?? ''} />
      <HiddenField name="language" value={corrects?.language ?? locale} />
      <TextArea
        name="text"
        label={t('concurrence.reply')}
        help={t('concurrence.replyHelp')}
        rows={3}
        maxLength={1_000}
        defaultValue={corrects?.text}
        {...(corrects ? { lang: corrects.language, dir: directionOf(corrects.language) } : {})}
      />
      <div className="actions">
        <SubmitButton kind="plain">{t(corrects ? 'concurrence.saveCorrection' : 'concurrence.sendReply')}</SubmitButton>
      </div>
    </ActionForm>
  );
  if (!corrects) return form;
  return (
    <details>
      <summary className="small">{t('concurrence.correctReply')}</summary>
      <p className="small soft">{t('concurrence.correctNote')}</p>
      {form}
    </details>
  );
}
