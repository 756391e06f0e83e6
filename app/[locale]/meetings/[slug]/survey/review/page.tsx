import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/auth/permissions';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { submitAction } from '@/lib/surveys/actions';
import { progressOf } from '@/lib/surveys/model/asked';
import { ownWords } from '@/lib/surveys/model/own-words';
import { questionsOf } from '@/lib/surveys/model/definition';
import { allFaultsOf } from '@/lib/surveys/model/faults';
import { findOwnResponse, listAnsweringParties } from '@/lib/surveys/queries/own-response';
import { listReferences } from '@/lib/surveys/queries/references';
import { answerView, type AnswerView } from '../answer-view';
import { DeadlineLine } from '../deadline-line';
import { partyName } from '../party-name';
import { StateNotice } from '../state-notice';
import { FaultList, NotAsked, ReviewList } from './review-list';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'party', string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys.review'))('title') };
}

/** Every answer of a party as it will be stored, what is missing and what is not asked; submitted from here, and from nowhere else. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { party: code }] = await Promise.all([params, searchParams]);
  const here = `/${locale}/meetings/${slug}/survey/review`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const parties = await listAnsweringParties(scope);
  const party = typeof code === 'string' ? parties.find((one) => one.code === code) : parties[0];
  const own = party && (await orNotFound(findOwnResponse(scope, party)));
  if (!own || !can(scope, 'survey.answer', { delegationId: own.party.delegationId })) notFound();
  const references = await listReferences(scope, questionsOf(own.version.definition));
  const view = answerView({ locale, scope, own, references });
  const t = await getTranslations('surveys');
  const survey = `/meetings/${slug}/survey?party=${own.party.code}`;
  const { done, total } = progressOf(view.pages, view.asked);
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: survey, label: t('title') },
        ]}
      />
      <div className="head">
        <p className="soft small">{t('own.party', { party: partyName(own.party, locale) })}</p>
        <h1>{t('review.title')}</h1>
        <p className="lead">{t('review.lead')}</p>
        <DeadlineLine own={own} zone={scope.meeting.zone} locale={locale} />
        <p className="soft small">{t('own.answered', { done, total })}</p>
      </div>
      <div className="stack-l">
        <StateNotice view={view} />
        {own.mayAnswer ? <Review view={view} /> : <Link href={survey}>{t('review.back')}</Link>}
      </div>
    </>
  );
}

async function Review({ view }: { view: AnswerView }) {
  const { locale, scope, own, asked, about, names, pipe } = view;
  const t = await getTranslations('surveys.review');
  const { definition } = own.version;
  const faults = allFaultsOf(definition, asked, about, { topK: scope.meeting.topK, once: own.retired, locale });
  const words = { ...formWords(locale, 'surveys'), ...names, ...ownWords(definition, locale, pipe), locale };
  const isWhole = Object.keys(faults).length === 0;
  return (
    <ActionForm
      action={submitAction}
      idempotencyKey={newIdempotencyKey()}
      words={words}
      meeting={scope.meeting.slug}
      label={t('title')}
      className="stack-l"
    >
      <HiddenField name="delegation" value={own.party.delegationId} />
      <HiddenField name="version" value={own.version.id} />
      {questionsOf(definition).map(({ code }) => (
        <HiddenField key={code} name={`reviewed.${code}`} value={own.written[code]?.revision ?? 0} />
      ))}
      {isWhole ? (
        <Notice kind="done" level={2} title={t('whole')}>
          <p>{t(own.maySubmit ? 'submitBelow' : 'focalPointSubmits')}</p>
        </Notice>
      ) : (
        <Notice kind="ask" level={2} title={t('open', { n: Object.keys(faults).length })}>
          <FaultList view={view} faults={faults} words={words} />
        </Notice>
      )}
      <ReviewList view={view} faults={faults} words={words} />
      <NotAsked view={view} />
      {own.maySubmit ? (
        <div>
          {isWhole ? (
            <div className="actions">
              <SubmitButton big name="intent" value="submit">
                {t('submit')}
              </SubmitButton>
            </div>
          ) : null}
          <p className="small soft">{t(isWhole ? 'submitNote' : 'submitLater')}</p>
        </div>
      ) : null}
    </ActionForm>
  );
}
