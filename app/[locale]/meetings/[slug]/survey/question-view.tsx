import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { commentAction, restoreAnswerAction, settleCommentAction } from '@/lib/surveys/actions';
import { answerInWords } from '@/lib/surveys/model/answer-in-words';
import type { SurveyQuestion } from '@/lib/surveys/model/definition';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';
import type { References } from '@/lib/surveys/queries/references';
import { findQuestionThread, type Comment, type Thread } from '@/lib/surveys/queries/question-thread';

import { answerView } from './answer-view';

type View = { locale: Locale; scope: MeetingScope; own: OwnResponse; references: References };
type Of = { view: View; question: SurveyQuestion };

/** One question as its delegation works on it: what colleagues say about it, and every version of its answer. */
export async function QuestionView({ view, question }: Of) {
  const { locale, scope, own } = view;
  const [t, { versions, threads }] = await Promise.all([
    getTranslations('surveys'),
    findQuestionThread(scope, own.party.delegationId, question.code),
  ]);
  const when = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const isOpen = scope.meeting.phase !== 'CLOSED';
  const current = own.written[question.code]?.revision ?? 0;
  return (
    <div className="stack-l">
      <p>
        <Link href={`/meetings/${scope.meeting.slug}/survey?party=${own.party.code}`}>{t('thread.back')}</Link>
      </p>
      <h1>
        <Localized text={question.label} fallback="short" pipe={answerView(view).pipe} />
      </h1>
      <section className="sec stack" aria-label={t('thread.title')}>
        <h2>{t('thread.title')}</h2>
        <p className="small soft">{t('thread.readers')}</p>
        {threads.length === 0 ? <p>{t('thread.none')}</p> : null}
        {threads.map((thread) => (
          <ThreadView key={thread.id} view={view} question={question} thread={thread} when={when} isOpen={isOpen} />
        ))}
        {isOpen ? <CommentForm view={view} question={question} label={t('thread.add')} /> : null}
      </section>
      <section className="sec stack" aria-label={t('versions.title')}>
        <h2>{t('versions.title')}</h2>
        {versions.length === 0 ? <p>{t('versions.none')}</p> : null}
        <ol className="stack" reversed style={{ paddingInlineStart: '1.4rem' }}>
          {versions.map((version) => {
            const words = answerInWords(question, version.answer, locale);
            return (
              <li key={version.revision} value={version.revision}>
                <p className="small soft">
                  {t('versions.by', { at: when(version.at), name: version.by ?? t('own.someone') })}
                </p>
                <p lang={words.language ?? undefined} style={{ whiteSpace: 'pre-line' }}>
                  {words.text}
                </p>
                {version.revision === current ? (
                  <p className="small">{t('versions.current')}</p>
                ) : own.mayAnswer ? (
                  <ActionForm
                    action={restoreAnswerAction}
                    idempotencyKey={newIdempotencyKey()}
                    words={formWords(locale, 'surveys')}
                    meeting={scope.meeting.slug}
                  >
                    <HiddenField name="delegation" value={own.party.delegationId} />
                    <HiddenField name="version" value={own.version.id} />
                    <HiddenField name="question" value={question.code} />
                    <HiddenField name="revision" value={current} />
                    <HiddenField name="from" value={version.revision} />
                    <SubmitButton kind="link">{t('versions.restore', { n: version.revision })}</SubmitButton>
                  </ActionForm>
                ) : null}
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}

type ThreadProps = Of & { thread: Thread; when: (at: Date) => string; isOpen: boolean };

async function ThreadView({ view, question, thread, when, isOpen }: ThreadProps) {
  const { locale, scope, own } = view;
  const t = await getTranslations('surveys');
  return (
    <article className="comment-thread stack">
      {[thread, ...thread.replies].map((comment) => (
        <CommentText
          key={comment.id}
          comment={comment}
          by={t('versions.by', { at: when(comment.at), name: comment.by ?? t('own.someone') })}
          gone={t('thread.gone')}
        />
      ))}
      {thread.settled ? (
        <p className="small">
          {t('thread.settled', { at: when(thread.settled.at), name: thread.settled.by ?? t('own.someone') })}
        </p>
      ) : null}
      {isOpen ? (
        <>
          <details>
            <summary>{t('thread.reply')}</summary>
            <CommentForm view={view} question={question} thread={thread.id} label={t('thread.replyText')} />
          </details>
          {thread.settled ? null : (
            <ActionForm
              action={settleCommentAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'surveys')}
              meeting={scope.meeting.slug}
            >
              <HiddenField name="delegation" value={own.party.delegationId} />
              <HiddenField name="thread" value={thread.id} />
              <SubmitButton kind="plain">{t('thread.settle')}</SubmitButton>
            </ActionForm>
          )}
        </>
      ) : null}
    </article>
  );
}

function CommentText({ comment, by, gone }: { comment: Comment; by: string; gone: string }) {
  return (
    <div>
      <p className="small soft">{by}</p>
      <p style={{ whiteSpace: 'pre-line' }}>{comment.text ? <bdi>{comment.text}</bdi> : gone}</p>
    </div>
  );
}

function CommentForm({ view, question, thread, label }: Of & { thread?: string; label: string }) {
  const { locale, scope, own } = view;
  return (
    <ActionForm
      action={commentAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'surveys')}
      meeting={scope.meeting.slug}
      resets
      label={label}
      className="stack"
    >
      <HiddenField name="delegation" value={own.party.delegationId} />
      <HiddenField name="question" value={question.code} />
      {thread ? <HiddenField name="thread" value={thread} /> : null}
      <TextArea name="text" label={label} rows={3} maxLength={2_000} />
      <SubmitButton kind="plain">{label}</SubmitButton>
    </ActionForm>
  );
}
