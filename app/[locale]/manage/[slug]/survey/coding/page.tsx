import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { beginBookAction } from '@/lib/coding/actions';
import { listCodedQuestions, type CodedQuestion } from '@/lib/coding/queries/open-questions';
import type { CoderPart } from '@/lib/coding/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coding'))('title') };
}

/** The open questions of the survey: who codes the answers to each, and how far it has come. */
export default async function CodingPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('coding')]);
  const here = `/manage/${slug}/survey/coding`;
  const scope = await meetingPage(slug, { locale, permission: 'coding.code', here: `/${locale}${here}` });
  const questions = await orNotFound(listCodedQuestions(scope));
  const isKeeper = can(scope, 'code-book.manage');
  const mayBegin = isKeeper && isEditable(scope.meeting.phase);
  const coderOf = (question: CodedQuestion, part: CoderPart) => {
    const coder = question.book?.coders.find((each) => each.part === part);
    if (!coder) return <span className="soft">{t('noCoder')}</span>;
    const n = part === 'FIRST' ? question.progress?.first : question.progress?.second;
    return (
      <>
        <bdi>{coder.name ?? t('erased')}</bdi>
        {question.progress ? (
          <span className="sub">{t('codedOf', { n: n ?? 0, total: question.progress.texts })}</span>
        ) : null}
      </>
    );
  };
  return (
    <div className="stack-l">
      {isKeeper ? (
        <Breadcrumbs
          items={[{ href: `/manage/${slug}/survey`, label: (await getTranslations('surveys.track'))('title') }]}
        />
      ) : null}
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {questions.length === 0 ? (
        <EmptyState level={2} title={t(isKeeper ? 'none' : 'noneMine')} />
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={questions}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'question',
              head: t('question'),
              cell: ({ code, label, source, book }) => (
                <>
                  {book && isKeeper ? (
                    <span className="targets">
                      <Link href={`${here}/${code}`}>
                        <Localized text={label} fallback="silent" />
                      </Link>
                    </span>
                  ) : (
                    <Localized text={label} fallback="silent" />
                  )}
                  <span className="sub">{t(`source.${source}`)}</span>
                </>
              ),
            },
            {
              key: 'answers',
              head: t('answers'),
              label: t('answers'),
              numeric: true,
              cell: ({ progress }) => progress?.texts ?? '–',
            },
            {
              key: 'first',
              head: t('firstCoder'),
              label: t('firstCoder'),
              cell: (question) => coderOf(question, 'FIRST'),
            },
            {
              key: 'second',
              head: t('secondCoder'),
              label: t('secondCoder'),
              cell: (question) => coderOf(question, 'SECOND'),
            },
            {
              key: 'state',
              head: t('state'),
              label: t('state'),
              cell: (question) =>
                question.book || !mayBegin ? (
                  <>
                    <State question={question} />
                    <Ways question={question} here={here} account={scope.actor?.accountId} isKeeper={isKeeper} />
                  </>
                ) : (
                  <ActionForm
                    action={beginBookAction}
                    idempotencyKey={newIdempotencyKey()}
                    words={formWords(locale, 'coding')}
                    meeting={slug}
                    label={pick(question.label, locale).text}
                  >
                    <HiddenField name="question" value={question.code} />
                    <SubmitButton kind="plain">{t('begin')}</SubmitButton>
                  </ActionForm>
                ),
            },
          ]}
        />
      )}
    </div>
  );
}

/** How far the coding of a question has come, in a word and a shape. */
async function State({ question: { book, progress } }: { question: CodedQuestion }) {
  const t = await getTranslations('coding');
  if (!book) return <Status shape="open">{t('states.noBook')}</Status>;
  if (!progress) return <Status shape="open">{t('states.waiting')}</Status>;
  const { settled, texts, stale } = progress;
  const toSettle = settled === null ? null : texts - settled;
  return (
    <>
      {toSettle === null ? (
        <Status shape="half">{t('states.coding')}</Status>
      ) : toSettle > 0 ? (
        <Status shape="ask">{t('states.compared', { n: toSettle })}</Status>
      ) : (
        <Status shape="done">{t('states.settled')}</Status>
      )}
      {stale > 0 ? (
        <span className="sub">
          <Status shape="late">{t('stale', { n: stale })}</Status>
        </span>
      ) : null}
    </>
  );
}

type WaysProps = { question: CodedQuestion; here: string; account: string | undefined; isKeeper: boolean };

/** What one may do next with a question. */
async function Ways({ question: { code, book }, here, account, isKeeper }: WaysProps) {
  const t = await getTranslations('coding');
  const isMine = book?.coders.some(({ accountId }) => accountId !== null && accountId === account) === true;
  const isCompared = isKeeper && book?.openedAt;
  if (!isMine && !isCompared) return null;
  return (
    <span className="sub row">
      {isMine ? <Link href={`${here}/${code}/code`}>{t('toCode')}</Link> : null}
      {isCompared ? <Link href={`${here}/${code}/compare`}>{t('toCompare')}</Link> : null}
    </span>
  );
}
