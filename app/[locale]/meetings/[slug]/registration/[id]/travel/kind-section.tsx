import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import type { Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Dialog } from '@/components/ui/dialog';
import { KeyValues } from '@/components/ui/key-values';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import {
  enterAccessAction,
  enterDietAction,
  enterEmergencyContactAction,
  enterItineraryAction,
  enterTravelDocumentAction,
  enterVisaAction,
  removeSensitiveAction,
} from '@/lib/privacy/actions';
import { sensitiveRules } from '@/lib/privacy/model/kinds';
import type { OwnSensitive } from '@/lib/privacy/queries/own';
import { KindFields } from './kind-fields';
import { getTranslations } from '@/lib/i18n/words';

const actions = {
  TRAVEL_DOCUMENT: enterTravelDocumentAction,
  VISA: enterVisaAction,
  ITINERARY: enterItineraryAction,
  DIET: enterDietAction,
  ACCESS: enterAccessAction,
  EMERGENCY_CONTACT: enterEmergencyContactAction,
};

interface KindSectionProps {
  record: OwnSensitive;
  registrationId: string;
  name: string;
  own: boolean;
  isOpen: boolean;
  passportScans: boolean;
  nationalities: readonly Choice[];
  meeting: MeetingFrame;
  locale: Locale;
}

/** One kind: the notice (what for, who reads, until when), then the form, or why there is none. */
export async function KindSection(props: KindSectionProps) {
  const { record, registrationId, name, own, isOpen, meeting, locale } = props;
  const t = await getTranslations('privacy');
  const { kind, updatedAt } = record;
  const title = t(`kinds.${kind}.title`);
  const isTheirs = !own && record.isGivenByPerson;
  return (
    <section
      className="sec stack"
      id={kind}
      aria-labelledby={`${kind}-title`}
      style={{ scrollMarginBlockStart: '5rem' }}
    >
      <h2 id={`${kind}-title`}>{title}</h2>
      <p>
        <Status shape={updatedAt ? 'done' : 'open'}>
          {updatedAt
            ? t('travel.givenOn', { date: formatDateTime(updatedAt, locale, meeting.zone) })
            : t('state.missing')}
        </Status>
      </p>
      <KeyValues
        flat
        items={[
          { key: 'purpose', label: t('travel.purpose'), value: t(`kinds.${kind}.purpose`) },
          {
            key: 'readers',
            label: t('travel.readBy'),
            value: formatList(
              sensitiveRules[kind].readers.map((reader) => t(`readers.${reader}`)),
              locale,
            ),
          },
          { key: 'until', label: t('travel.until'), value: formatDate(record.deleteAfter, locale, meeting.zone) },
        ]}
      />
      {record.isLost ? (
        <p>
          <Status shape="late">{t('travel.lost')}</Status> {t('travel.lostText')}
        </p>
      ) : null}
      {isTheirs ? <p className="soft">{t('travel.byPerson', { name })}</p> : null}
      {!isTheirs && !isOpen ? <p className="soft">{t('travel.closed')}</p> : null}
      {!isTheirs && isOpen ? (
        <>
          {!own && updatedAt ? <p className="soft">{t('travel.replace')}</p> : null}
          {own && record.hasScan ? <p className="soft">{t('travel.hasScan')}</p> : null}
          <ActionForm
            // The form begins anew from what was saved.
            key={record.lockVersion}
            action={actions[kind]}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'privacy')}
            meeting={meeting.slug}
            done={t('travel.saved')}
            label={title}
          >
            <HiddenField name="registration" value={registrationId} />
            <HiddenField name="lockVersion" value={record.lockVersion} />
            <KindFields
              kind={kind}
              values={record.values}
              passportScans={props.passportScans}
              nationalities={props.nationalities}
            />
            <div className="actions">
              <SubmitButton label={t('travel.saveKind', { kind: title })}>{t('travel.save')}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : null}
      {own && updatedAt ? (
        <RemoveKind kind={kind} title={title} registrationId={registrationId} meeting={meeting.slug} locale={locale} />
      ) : null}
    </section>
  );
}

async function RemoveKind(of: {
  kind: OwnSensitive['kind'];
  title: string;
  registrationId: string;
  meeting: string;
  locale: Locale;
}) {
  const [t, common] = [await getTranslations('privacy'), await getTranslations('common')];
  return (
    <div>
      <Dialog
        opener={t('travel.removeKind', { kind: of.title })}
        title={t('travel.removeTitle')}
        close={common('dialog.close')}
        kind="plain"
      >
        <p>{t('travel.removeText')}</p>
        <ActionForm
          action={removeSensitiveAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(of.locale, 'privacy')}
          meeting={of.meeting}
          done={t('travel.removed')}
        >
          <HiddenField name="registration" value={of.registrationId} />
          <HiddenField name="kind" value={of.kind} />
          <SubmitButton kind="grave">{t('travel.remove')}</SubmitButton>
        </ActionForm>
      </Dialog>
    </div>
  );
}
