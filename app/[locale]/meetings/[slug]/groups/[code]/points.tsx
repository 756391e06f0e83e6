import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { recordPointAction } from '@/lib/breakouts/actions';
import type { GroupDetail, IssueRow, PointRow } from '@/lib/breakouts/queries';
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
  scope: MeetingScope;
  locale: Locale;
}

/** What was said on an issue, attributed as the speaker wished, and the form that records more. */
export async function Points({ issue, group, scope, locale }: PointsProps) {
  const t = await getTranslations('breakouts');
  const { languages, slug, zone } = scope.meeting;
  const nameOf = ({ said }: PointRow) => {
    if (said.level === 'NONE' || said.level === 'REGION') return t(`attribution.${said.level}`);
    const party = pick(said.party.acronyms, locale).text || pick(said.party.names, locale).text;
    return <bdi>{said.level === 'NAMED' ? `${said.speaker} (${party})` : party}</bdi>;
  };
  const language = languages.includes(locale) ? locale : (languages[0] ?? 'en');
  return (
    <section aria-labelledby="points">
      <h2 id="points">
        {t('pointsRaised')} <span className="soft">{issue.points.length}</span>
      </h2>
      {issue.points.length === 0 ? <p className="soft">{t('noPoints')}</p> : null}
      <Timeline
        ordered
        items={issue.points.map((point) => ({
          key: point.id,
          state: 'was',
          title: (
            <>
              {formatTime(point.at, locale, zone)} <span className="soft">{nameOf(point)}</span>
            </>
          ),
          note: <span lang={point.language}>{point.text}</span>,
        }))}
      />
      {group.canRecord ? (
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
          <TextArea name="text" label={t('newPoint')} rows={2} maxLength={2_000} lang={language} />
          <SelectField
            name="attributedTo"
            defaultValue="REGION"
            choices={[
              { value: 'REGION', label: t('attributeRegion') },
              { value: 'NONE', label: t('attributeNone') },
              ...group.parties.map(({ id, acronyms, names }) => ({
                value: id,
                label: pick(acronyms, locale).text || pick(names, locale).text,
              })),
            ]}
          />
          <div className="actions">
            <SubmitButton kind="plain">{t('addPoint')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
