import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { PointCapture } from '@/components/room/point-capture';
import { Attributed } from '@/components/room/attributed';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { recordPointAction } from '@/lib/breakouts/actions';
import type { GroupDetail, IssueRow, PointRow, SpeakablePerson } from '@/lib/breakouts/queries';
import { languageOfPoints } from '@/lib/breakouts/policy';
import { longestPoint } from '@/lib/breakouts/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { DeviceId } from './device-id';

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
  const parties = group.parties.map(({ id, acronyms, names }) => ({
    value: id,
    label: pick(acronyms, locale).text || pick(names, locale).text,
  }));
  const people = persons.map(({ id, name, partyId }) => ({
    value: id,
    label: `${name} (${parties.find(({ value }) => value === partyId)?.label ?? ''})`,
  }));
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
              said={sayerOf(said, persons)}
              issue={issue.id}
              back={here}
              sayers={[...levels, ...parties, ...people]}
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
          sayers={{ levels, parties, persons: people }}
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
            <SelectField name="attributedTo" defaultValue="REGION" choices={[...levels, ...parties, ...people]} />
            <div className="actions">
              <SubmitButton kind="plain">{t('addPoint')}</SubmitButton>
            </div>
          </ActionForm>
        </PointCapture>
      ) : null}
    </section>
  );
}

/** The value of the choice that a point is attributed to now; a name that two of the organisation bear is not chosen for them. */
function sayerOf(said: PointRow['said'], persons: readonly SpeakablePerson[]): string {
  if (said.level === 'REGION' || said.level === 'NONE') return said.level;
  if (said.level === 'MECHANISM') return said.party.id;
  const bearers = persons.filter(
    ({ name, partyId }) => partyId === said.party.id && name.split(', ').reverse().join(' ') === said.speaker,
  );
  return bearers.length === 1 && bearers[0] ? bearers[0].id : said.party.id;
}

interface CorrectionProps {
  point: Pick<PointRow, 'clientId' | 'text' | 'language'>;
  said: string;
  issue: string;
  /** The room without the correction. */
  back: string;
  sayers: readonly { value: string; label: string }[];
  scope: MeetingScope;
  locale: Locale;
}

/** Another wording or source in the place of a point, or none; what was there before stays on the record and is shown to nobody. */
async function Correction({ point, said, issue, back, sayers, scope, locale }: CorrectionProps) {
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
    <div className="note">
      <ActionForm {...frame} idempotencyKey={newIdempotencyKey()} label={t('correct')} done={t('corrected')}>
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
        <SelectField name="attributedTo" defaultValue={said} choices={[...sayers]} />
        <div className="actions">
          <SubmitButton kind="plain">{t('saveCorrection')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm {...frame} idempotencyKey={newIdempotencyKey()} label={t('takeBackPoint')} done={t('takenBack')}>
        {ids}
        <DeviceId offered={newIdempotencyKey()} landed={[]} />
        <HiddenField name="text" value="" />
        <HiddenField name="attributedTo" value="NONE" />
        <div className="row">
          <SubmitButton kind="link">{t('takeBackPoint')}</SubmitButton>
          <Link href={back}>{t('leaveAsItIs')}</Link>
        </div>
      </ActionForm>
    </div>
  );
}
