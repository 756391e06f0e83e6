import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { CorrectionForm } from '@/components/room/correction-form';
import { PointCapture } from '@/components/room/point-capture';
import type { Sayer } from '@/components/room/point-form';
import { Attributed } from '@/components/room/attributed';
import { Dialog } from '@/components/ui/dialog';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { recordPointAction } from '@/lib/breakouts/actions';
import type { GroupDetail, IssueRow, PointRow, SpeakablePerson } from '@/lib/breakouts/queries';
import { languageOfPoints } from '@/lib/breakouts/policy';
import { longestPoint } from '@/lib/breakouts/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { DeviceId } from './device-id';
import { sayersOf, sayersOfCorrection } from './sayers';

interface PointsProps {
  issue: IssueRow;
  group: GroupDetail;
  persons: readonly SpeakablePerson[];
  /** The devices' ids of points that were corrected or taken back, for who records. */
  gone: readonly string[];
  scope: MeetingScope;
  locale: Locale;
  /** The device's id of the point that is being corrected. */
  correct: string | null;
}

/** What was said on an issue, attributed as the speaker wished, and the field that records more. */
export async function Points({ issue, group, persons, gone, scope, locale, correct }: PointsProps) {
  const t = await getTranslations('breakouts');
  const { languages, slug, zone } = scope.meeting;
  const language = languageOfPoints(group.language, locale, languages);
  const levels = [
    { value: 'REGION', label: t('attributeRegion') },
    { value: 'NONE', label: t('attributeNone') },
  ];
  const sayers = sayersOf(group.parties, persons, locale);
  const here = `/meetings/${slug}/groups/${group.code}?issue=${issue.id}`;
  return (
    <section aria-labelledby="points">
      <h2 id="points">
        {t('pointsRaised')} <span className="soft">{issue.points.length}</span>
      </h2>
      {issue.points.length === 0 ? <p className="soft">{t('noPoints')}</p> : null}
      <Timeline
        ordered
        items={issue.points.map(({ clientId, at, said, language: lang, text }) => ({
          key: clientId,
          state: 'was',
          title: (
            <>
              {at ? `${formatTime(at, locale, zone)} ` : null}
              <span className="soft">
                <Attributed said={said} />
              </span>
            </>
          ),
          note: !group.canRecord ? (
            <span lang={lang}>{text}</span>
          ) : correct === clientId ? (
            <Correction
              key={clientId}
              point={{ clientId, text, language: lang }}
              issue={issue.id}
              back={here}
              levels={levels}
              sayers={sayersOfCorrection(sayers, said, persons, locale)}
              scope={scope}
              locale={locale}
            />
          ) : (
            <>
              <span lang={lang}>{text}</span>{' '}
              <Link
                className="small"
                href={`${here}&correct=${clientId}#points`}
                aria-label={`${t('correct')}: ${text.slice(0, 60)}`}
              >
                {t('correct')}
              </Link>
            </>
          ),
        }))}
      />
      {group.canRecord ? (
        <PointCapture
          key={issue.id}
          issue={issue.id}
          landed={[...issue.points.map(({ clientId }) => clientId), ...gone]}
          language={language}
          locale={locale}
          zone={zone}
          maxLength={longestPoint}
          sayers={{ levels, ...sayers }}
        >
          <ActionForm
            action={recordPointAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'breakouts')}
            meeting={slug}
            label={t('newPoint')}
            done={t('pointAdded')}
            resets
          >
            <DeviceId offered={newIdempotencyKey()} landed={issue.points.slice(-50).map(({ clientId }) => clientId)} />
            <HiddenField name="issue" value={issue.id} />
            <HiddenField name="language" value={language} />
            <TextArea name="text" label={t('newPoint')} rows={2} maxLength={longestPoint} lang={language} />
            <SelectField
              name="attributedTo"
              defaultValue="REGION"
              choices={[...levels, ...sayers.parties, ...sayers.persons]}
            />
            <div className="actions">
              <SubmitButton kind="plain">{t('addPoint')}</SubmitButton>
            </div>
          </ActionForm>
        </PointCapture>
      ) : null}
    </section>
  );
}

interface CorrectionProps {
  point: Pick<PointRow, 'clientId' | 'text' | 'language'>;
  issue: string;
  /** The room without the correction. */
  back: string;
  levels: readonly Sayer[];
  sayers: ReturnType<typeof sayersOfCorrection>;
  scope: MeetingScope;
  locale: Locale;
}

/** Another wording or source in the place of a point, or none; what was there before stays on the record and is shown to nobody. */
async function Correction({ point, issue, back, levels, sayers, scope, locale }: CorrectionProps) {
  const t = await getTranslations('breakouts');
  const frame = { words: formWords(locale, 'breakouts'), meeting: scope.meeting.slug, action: recordPointAction };
  const ids = (
    <>
      <HiddenField name="issue" value={issue} />
      <HiddenField name="language" value={point.language} />
      <HiddenField name="replaces" value={point.clientId} />
    </>
  );
  return (
    <div className="note stack">
      <CorrectionForm
        {...frame}
        point={point.clientId}
        text={point.text}
        idempotencyKey={newIdempotencyKey()}
        label={t('correct')}
        done={t('corrected')}
      >
        {ids}
        <DeviceId offered={newIdempotencyKey()} landed={[]} />
        <TextArea
          name="text"
          label={t('newWording')}
          rows={3}
          maxLength={longestPoint}
          lang={point.language}
          defaultValue={point.text}
        />
        <SelectField
          name="attributedTo"
          defaultValue={sayers.chosen}
          choices={[...levels, ...sayers.parties, ...sayers.persons]}
        />
        <div className="actions">
          <SubmitButton kind="plain">{t('saveCorrection')}</SubmitButton>
        </div>
      </CorrectionForm>
      <div className="row mid">
        <Dialog opener={t('takeBackPoint')} title={t('takeBackAsk')} close={t('leaveAsItIs')}>
          <ActionForm {...frame} idempotencyKey={newIdempotencyKey()} label={t('takeBackPoint')} done={t('takenBack')}>
            <p>{t('takeBackText')}</p>
            {ids}
            <DeviceId offered={newIdempotencyKey()} landed={[]} />
            <HiddenField name="text" value="" />
            <HiddenField name="attributedTo" value="NONE" />
            <div className="actions">
              <SubmitButton kind="grave">{t('takeBackPoint')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
        <Link href={back}>{t('leaveAsItIs')}</Link>
      </div>
    </div>
  );
}
