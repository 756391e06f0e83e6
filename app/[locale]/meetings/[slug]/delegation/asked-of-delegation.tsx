import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Dialog } from '@/components/ui/dialog';
import { WorkList, type WorkItem } from '@/components/ui/work-list';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { answerInvitationAction } from '@/lib/delegations/actions';
import { mayMoveInvitation } from '@/lib/delegations/policy';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { askedOf, nextOf, type Asked } from '@/lib/representation/model';
import type { RepresentationDetail } from '@/lib/representation/queries';

interface AskedOfDelegationProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** The reader may answer the invitation now. */
  mayAnswer: boolean;
  /** The reader arranges the delegation: the list leads to each step. */
  mayArrange: boolean;
}

/** What is asked of the delegation, person by person, and by when. The first that waits has the page's one primary button. */
export async function AskedOfDelegation(props: AskedOfDelegationProps) {
  const { delegation, meeting, locale } = props;
  const t = await getTranslations('representation.asked');
  const asked = askedOf(factsOf(delegation), { ...meeting, answerBy: delegation.answerBy }, new Date());
  const own = await getTranslations('delegations.own');
  const next = nextOf(asked);
  /** The date in the meeting's zone; one that has passed is said as such, without a reproach. */
  const when = ({ due, state }: Asked) =>
    due && state !== 'done' && state !== 'no'
      ? t(state === 'late' ? 'was' : 'by', { date: formatDateTime(due, locale, meeting.zone) })
      : null;
  const items = asked.map((item): WorkItem => {
    const { title, note, action } = describe(item);
    const notes = [note, when(item)].filter(Boolean);
    return {
      key: item.key,
      shape: item.state,
      title,
      note: notes.length > 0 ? notes.map((part, index) => <span key={index}>{part} </span>) : undefined,
      action,
    };
  });

  function describe({ key, state }: Asked): Pick<WorkItem, 'title' | 'note' | 'action'> {
    const isDone = state === 'done';
    switch (key) {
      case 'answer':
        return {
          title: own(isDone ? 'answered' : state === 'no' ? 'declined' : 'answerTitle'),
          note: isDone ? null : state === 'no' ? delegation.invitation.declineReason : own('answerNote'),
          action: props.mayAnswer ? <Answer {...props} isNext={next === 'answer'} /> : undefined,
        };
      case 'letter':
        return {
          title: t(isDone ? 'letter.done' : 'letter.open'),
          note: isDone ? null : t('letter.note'),
          action: isDone ? undefined : step('#letter', t('letter.verb'), key),
        };
      case 'names': {
        const { seatsTaken: taken, quota, places } = delegation;
        const kept = keptOf(places);
        return {
          title: t(isDone ? 'names.done' : 'names.open'),
          note: `${t('names.note', { taken, quota })}${kept > 0 ? ` ${t('names.kept', { count: kept })}` : ''}`,
          action: isDone ? undefined : step('#seats', t('names.verb'), key),
        };
      }
      case 'head':
        return {
          title: t(isDone ? 'head.done' : 'head.open'),
          note: isDone ? null : t('head.note'),
          action: isDone || state === 'open' ? undefined : step('#order', t('head.verb'), key),
        };
      case 'forms':
        return { ...forms(isDone), action: undefined };
      case 'survey':
        return {
          title: t(isDone ? 'survey.done' : delegation.survey === 'DRAFT' ? 'survey.half' : 'survey.open'),
          note: isDone ? null : t('survey.note'),
          action: isDone ? undefined : step(`/meetings/${meeting.slug}/survey`, t('survey.verb'), key),
        };
    }
  }

  /** Who has not handed in the form, by name, each with the way to it. */
  function forms(isDone: boolean): Pick<WorkItem, 'title' | 'note'> {
    const unfinished = unfinishedOf(delegation);
    if (isDone) return { title: t('forms.done') };
    return {
      title: t('forms.open', { count: unfinished.length }),
      note: unfinished.map(({ id, givenName, surname }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          {props.mayArrange ? (
            <Link href={`/meetings/${meeting.slug}/registration/${id}`}>
              <bdi>
                {givenName} {surname}
              </bdi>
            </Link>
          ) : (
            <bdi>
              {givenName} {surname}
            </bdi>
          )}
          {index === unfinished.length - 1 ? '.' : ''}
        </span>
      )),
    };
  }

  function step(href: string, verb: string, key: Asked['key']) {
    if (!props.mayArrange) return undefined;
    const className = next === key ? 'btn pri' : 'btn';
    return href.startsWith('#') ? (
      <a className={className} href={href}>
        {verb}
      </a>
    ) : (
      <Link className={className} href={href}>
        {verb}
      </Link>
    );
  }

  return (
    <section className="sec" aria-labelledby="asked">
      <h2 id="asked">{own('asked')}</h2>
      <WorkList items={items} />
    </section>
  );
}

const keptOf = (places: RepresentationDetail['places']) =>
  places.filter(({ named, keptFor }) => !named && keptFor).length;

const unfinishedOf = (delegation: RepresentationDetail) =>
  delegation.places.flatMap(({ named }) => (named?.status === 'NOMINATED' ? [named] : []));

function factsOf(delegation: RepresentationDetail) {
  return {
    invitation: delegation.invitation.status,
    quota: delegation.quota,
    seatsTaken: delegation.seatsTaken,
    kept: keptOf(delegation.places),
    hasLetter: delegation.hasLetter,
    hasHead: delegation.places.some(({ isHead }) => isHead),
    unfinished: unfinishedOf(delegation).length,
    survey: delegation.survey,
  };
}

/** Accept with one press; decline after saying why. */
async function Answer({ delegation, meeting, locale, isNext }: AskedOfDelegationProps & { isNext: boolean }) {
  const [t, common] = await Promise.all([getTranslations('delegations.own'), getTranslations('common')]);
  const { id, status } = delegation.invitation;
  const form = { action: answerInvitationAction, meeting: meeting.slug, words: formWords(locale, 'delegations') };
  return (
    <span className="row">
      {mayMoveInvitation(status, 'ACCEPTED') ? (
        <ActionForm {...form} idempotencyKey={newIdempotencyKey()} done={t('accepted')}>
          <HiddenField name="invitation" value={id} />
          <SubmitButton name="answer" value="ACCEPTED" kind={isNext ? 'primary' : 'plain'}>
            {t('accept')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {mayMoveInvitation(status, 'DECLINED') && delegation.seatsTaken === 0 ? (
        <Dialog opener={t('decline')} title={t('declineTitle')} close={common('dialog.close')}>
          <p>{t('declineText')}</p>
          <ActionForm {...form} idempotencyKey={newIdempotencyKey()}>
            <HiddenField name="invitation" value={id} />
            <TextArea name="reason" maxLength={1000} />
            <div className="actions">
              <SubmitButton kind="grave" name="answer" value="DECLINED">
                {t('declineSend')}
              </SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
    </span>
  );
}
