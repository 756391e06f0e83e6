import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { takeSnapshotAction } from '@/lib/surveys/actions';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import type { SnapshotWork, SurveyTrack } from '@/lib/surveys/queries/track-responses';

interface SnapshotsProps {
  scope: MeetingScope;
  track: SurveyTrack;
  /** How many have submitted, States among them. */
  submitted: number;
  labels: ResultLabels;
  locale: Locale;
}

/** The snapshots that were taken, the one that is being taken, and the way to take the next. */
export async function Snapshots({ scope, track, submitted, labels, locale }: SnapshotsProps) {
  const t = await getTranslations('surveys.track');
  const { slug, zone, smallCell: small } = scope.meeting;
  const [latest] = track.snapshots;
  const { request } = track;
  const isBusy = request?.state === 'QUEUED' || request?.state === 'RUNNING';
  return (
    <section className="sec stack" id="snapshots">
      <h2>{t('snapshots')}</h2>
      <p className="small soft">
        {t('snapshotLead')} {latest ? t(track.attributed ? 'snapshotNextNamed' : 'snapshotNext', { small }) : null}
      </p>
      {track.snapshots.length === 0 ? <p>{t('snapshotNone')}</p> : null}
      <ul className="bare">
        {track.snapshots.map(({ number, takenAt }) => (
          <li key={number}>
            <Link href={snapshotPath(slug, number)}>
              {t('snapshotOf', { n: number, at: formatDateTime(takenAt, locale, zone) })}
            </Link>
          </li>
        ))}
      </ul>
      {request?.state === 'DONE' ? (
        <Kept request={request} labels={labels} small={small} track={track} locale={locale} />
      ) : null}
      {request?.state === 'FAILED' ? (
        <Notice kind="late" level={3} title={t('busy.failed', { at: formatDateTime(request.askedAt, locale, zone) })}>
          <p>{request.failure === 'tells_too_much' ? t('busy.tellsTooMuch', { small }) : t('busy.ourFault')}</p>
        </Notice>
      ) : null}
      {latest && isEditable(scope.meeting.phase) ? (
        <p>
          <Link href={`/manage/${slug}/groups?snapshot=${latest.number}`}>{t('formGroups', { n: latest.number })}</Link>
        </p>
      ) : null}
      {isBusy ? <Working scope={scope} request={request} locale={locale} /> : null}
      {submitted === 0 ? <p className="small soft">{t('snapshotWaits')}</p> : null}
      {submitted === 0 || isBusy ? null : (
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

/** How far the snapshot is. The page follows it; without JavaScript a link asks again. */
async function Working({ scope, request, locale }: { scope: MeetingScope; request: SnapshotWork; locale: Locale }) {
  const t = await getTranslations('surveys.track.busy');
  const { slug, zone } = scope.meeting;
  const { counted, total, tries, askedAt } = request;
  const isCounting = total > 0 && counted < total;
  return (
    <>
      {isCounting ? (
        <Progress done={counted} total={total} label={t('counting', { counted, total })} note={t('note')} live />
      ) : (
        <div className="busy" role="status">
          <span>{total > 0 ? t('sealing') : t('queued', { at: formatDateTime(askedAt, locale, zone) })}</span>
          <span className="soft">{t('note')}</span>
        </div>
      )}
      {tries > 0 ? <p className="small">{t('brokeOff', { tries })}</p> : null}
      <p>
        <a href={`/${locale}/manage/${slug}/survey#snapshots`}>{t('again')}</a>
      </p>
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['survey.snapshot-request', 'survey.snapshot']}
        lost={t('lost')}
      />
    </>
  );
}

/** Which figures of the newest snapshot were counted anew, and which stand from an earlier one. */
async function Kept({
  request: { kept, number },
  labels,
  small,
  track,
  locale,
}: {
  request: SnapshotWork;
  labels: ResultLabels;
  small: number;
  track: SurveyTrack;
  locale: Locale;
}) {
  const t = await getTranslations('surveys.track.kept');
  const coded = Object.entries(kept.coded ?? {});
  const hasStates = track.asks.includes('STATES');
  return (
    <div className="small">
      <p>
        <b>{t('title', { n: number ?? 0 })}</b>
      </p>
      <ul>
        {kept.all === undefined && kept.states === undefined && coded.length === 0 ? <li>{t('fresh')}</li> : null}
        {kept.all === undefined && kept.states !== undefined ? <li>{t('allFresh')}</li> : null}
        {kept.all === undefined ? null : <li>{t('all', { n: kept.all, small })}</li>}
        {kept.all !== undefined && kept.states === undefined && hasStates ? <li>{t('statesFresh')}</li> : null}
        {kept.states === undefined ? null : <li>{t('states', { n: kept.states, small })}</li>}
        {coded.map(([code, n]) => (
          <li key={code}>
            {t('coded', { n, small, question: pick(labels.questions[code]?.label, locale).text || code })}
          </li>
        ))}
        <li>{t('public', { small })}</li>
      </ul>
    </div>
  );
}
