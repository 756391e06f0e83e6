import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { ResultsView } from '@/components/surveys/results-view';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { closeSurveyAction, takeSnapshotAction } from '@/lib/surveys/actions';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import { readLiveResults } from '@/lib/surveys/queries/results';
import { trackResponses, type SurveyTrack } from '@/lib/surveys/queries/track-responses';
import { PartyTable } from './party-table';
import { StateTable } from './state-table';

type Props = { params: Promise<{ locale: Locale; slug: string }> };
type Section = { locale: Locale; scope: MeetingScope; track: SurveyTrack };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys.track'))('title') };
}

/** Who was asked and where each stands, the figures so far, and the snapshots taken of them. */
export default async function ManageSurveyPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('surveys.track')]);
  const here = `/${locale}/manage/${slug}/survey`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.track', here });
  const track = await orNotFound(trackResponses(scope));
  if (!track) {
    return (
      <EmptyState
        level={1}
        title={t('noneTitle')}
        action={
          isEditable(scope.meeting.phase) ? (
            <Link className="btn pri" href={`/manage/${slug}/survey/questionnaire`}>
              {t('write')}
            </Link>
          ) : null
        }
      >
        {t('noneText')}
      </EmptyState>
    );
  }
  const { results, labels, texts } = await orNotFound(readLiveResults(scope, track.id));
  const section = { locale, scope, track };
  return (
    <div className="stack-l">
      <Head section={section} submitted={results.submitted} />
      <StateTable parties={track.parties} />
      <Snapshots section={section} submitted={results.submitted} />
      <PartyTable parties={track.parties} slug={slug} zone={scope.meeting.zone} locale={locale} />
      {results.submitted === 0 ? null : (
        <section className="stack-l">
          <h2>{(await getTranslations('surveys.results'))('title')}</h2>
          <p className="small soft">{t('live', { at: formatDateTime(new Date(), locale, scope.meeting.zone) })}</p>
          <ResultsView
            results={results}
            labels={labels}
            small={scope.meeting.smallCell}
            texts={texts.map((written) => ({ ...written, party: nameOf(track, written.party, locale) }))}
          />
        </section>
      )}
    </div>
  );
}

/** What a party is called where its texts are read; its code where it was not asked. */
function nameOf(track: SurveyTrack, code: string, locale: Locale): string {
  const party = track.parties.find((each) => each.code === code);
  return party ? pick(party.acronyms, locale).text || pick(party.names, locale).text : code;
}

async function Head({ section: { locale, scope, track }, submitted }: { section: Section; submitted: number }) {
  const t = await getTranslations('surveys.track');
  const { meeting } = scope;
  const at = meeting.surveyClosesAt ? formatDateTime(meeting.surveyClosesAt, locale, meeting.zone) : '';
  const state = track.window === 'open' && !meeting.surveyClosesAt ? 'openEnded' : track.window;
  const missing = track.parties.filter(({ submission }) => submission === null).length;
  return (
    <div className="head">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { submitted, asked: track.parties.length })}</p>
      <p className="small">
        {t('window', { state, at })}{' '}
        <span className="soft">
          {t('version', {
            n: track.version.number,
            at: formatDateTime(track.version.publishedAt, locale, meeting.zone),
          })}
        </span>
      </p>
      {track.status === 'OPEN' && isEditable(meeting.phase) ? (
        <p className="small">
          <Link href={`/manage/${meeting.slug}/survey/questionnaire`}>{t('write')}</Link>
        </p>
      ) : null}
      {track.status === 'OPEN' ? (
        <div>
          <Dialog opener={t('close')} title={t('closeTitle')} close={(await getTranslations('common'))('dialog.close')}>
            <p>{t('closeText', { n: missing })}</p>
            <ActionForm
              action={closeSurveyAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'surveys')}
              meeting={meeting.slug}
            >
              <HiddenField name="survey" value={track.id} />
              <SubmitButton kind="grave">{t('close')}</SubmitButton>
            </ActionForm>
          </Dialog>
        </div>
      ) : null}
    </div>
  );
}

async function Snapshots({ section: { locale, scope, track }, submitted }: { section: Section; submitted: number }) {
  const t = await getTranslations('surveys.track');
  const { slug, zone } = scope.meeting;
  const [latest] = track.snapshots;
  return (
    <section className="sec stack">
      <h2>{t('snapshots')}</h2>
      <p className="small soft">
        {t('snapshotLead')} {latest ? t('snapshotNext', { small: scope.meeting.smallCell }) : null}
      </p>
      {track.snapshots.length === 0 ? <p>{t('snapshotNone')}</p> : null}
      <ul style={{ listStyle: 'none' }}>
        {track.snapshots.map(({ number, takenAt }) => (
          <li key={number}>
            <Link href={snapshotPath(slug, number)}>
              {t('snapshotOf', { n: number, at: formatDateTime(takenAt, locale, zone) })}
            </Link>
          </li>
        ))}
      </ul>
      {latest && isEditable(scope.meeting.phase) ? (
        <p>
          <Link href={`/manage/${slug}/groups?snapshot=${latest.number}`}>{t('formGroups', { n: latest.number })}</Link>
        </p>
      ) : null}
      {submitted === 0 ? (
        <p className="small soft">{t('snapshotWaits')}</p>
      ) : (
        <ActionForm
          action={takeSnapshotAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'surveys')}
          meeting={slug}
          label={t('snapshots')}
        >
          <HiddenField name="survey" value={track.id} />
          <SubmitButton>{t('take', { n: (latest?.number ?? 0) + 1 })}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
