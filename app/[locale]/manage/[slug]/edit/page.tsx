import type { Metadata } from 'next';
import { Status } from '@/components/ui/status';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isEditable, isPublic } from '@/lib/meetings/policy';
import { listAppointments, meetingChoices, meetingForEditing } from '@/lib/meetings/queries';
import { choicesOf, headingsOf, typedValues } from '../../form-content';
import { MeetingForm } from '../../meeting-form';
import { Appointments } from './appointments';
import { PassportScans } from './passport-scans';
import { PhaseForms } from './phase-forms';
import { PublicText } from './public-text';
import { ReviewRules } from './review-rules';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('edit.title') };
}

const shapes = { PREPARATION: 'open', OPEN: 'half', CLOSED: 'shut' } as const;

export default async function EditMeetingPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.edit', here: `/${locale}/manage/${slug}/edit` });
  const [t, meeting, choices, headings, appointments] = await Promise.all([
    getTranslations('meetings'),
    meetingForEditing(scope),
    meetingChoices(scope),
    headingsOf(false),
    listAppointments(scope),
  ]);
  const words = formWords(locale, 'meetings');
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('edit.title')}</h1>
        <p>
          {t('phase.title')}{' '}
          {scope.meeting.cancelledAt ? (
            <Status shape="no">{(await getTranslations('cancelling'))('state')}</Status>
          ) : (
            <Status shape={shapes[meeting.phase]}>{t(`phase.${meeting.phase}`)}</Status>
          )}
        </p>
      </div>
      <PhaseForms
        slug={slug}
        phase={meeting.phase}
        lockVersion={meeting.lockVersion}
        confirmed={meeting.confirmedCount}
        words={words}
      />
      <Appointments appointments={appointments} slug={slug} locale={locale} mayAppoint={isEditable(meeting.phase)} />
      <PublicText
        slug={slug}
        languages={meeting.languages}
        summary={meeting.summary as LocalizedText}
        contact={meeting.contact}
        isPublic={isPublic(meeting.phase)}
        locale={locale}
      />
      {isEditable(meeting.phase) ? (
        <ReviewRules meeting={scope.meeting} lockVersion={meeting.lockVersion} locale={locale} />
      ) : null}
      {isEditable(meeting.phase) ? (
        <PassportScans
          slug={slug}
          lockVersion={meeting.lockVersion}
          passportScans={meeting.passportScans}
          locale={locale}
        />
      ) : null}
      {isEditable(meeting.phase) ? (
        <MeetingForm
          // A saved change is a new form: it starts from the new version.
          key={meeting.lockVersion}
          words={words}
          idempotencyKey={newIdempotencyKey()}
          values={typedValues(meeting)}
          choices={choicesOf(choices, locale, meeting.zone)}
          headings={headings}
          existing={{ slug, lockVersion: meeting.lockVersion }}
        />
      ) : null}
    </div>
  );
}
