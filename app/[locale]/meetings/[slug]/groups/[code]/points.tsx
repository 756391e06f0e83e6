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
import type { GroupDetail, IssueRow, SpeakablePerson } from '@/lib/breakouts/queries';
import { longestPoint } from '@/lib/breakouts/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { DeviceId } from './device-id';

interface PointsProps {
  issue: IssueRow;
  group: GroupDetail;
  persons: readonly SpeakablePerson[];
  scope: MeetingScope;
  locale: Locale;
}

/** What was said on an issue, attributed as the speaker wished, and the field that records more. */
export async function Points({ issue, group, persons, scope, locale }: PointsProps) {
  const t = await getTranslations('breakouts');
  const { languages, slug, zone } = scope.meeting;
  const language = [group.language, locale, languages[0]].find((one) => one && languages.includes(one)) ?? 'en';
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
          note: <span lang={lang}>{text}</span>,
        }))}
      />
      {group.canRecord ? (
        <PointCapture
          key={issue.id}
          issue={issue.id}
          landed={issue.points.map(({ clientId }) => clientId)}
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
