import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { sitePage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { meetingChoices } from '@/lib/meetings/queries';
import { choicesOf, emptyValues, headingsOf } from '../form-content';
import { MeetingForm } from '../meeting-form';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('new.title') };
}

export default async function NewMeetingPage({ params }: Props) {
  const { locale } = await params;
  const scope = await sitePage({ locale, permission: 'meeting.create', here: `/${locale}/manage/new` });
  const [t, choices, headings] = await Promise.all([
    getTranslations('meetings'),
    meetingChoices(scope),
    headingsOf(true),
  ]);
  const nextEdition = choices.series.length === 1 ? (choices.series[0]?.nextEdition ?? 1) : 1;
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('new.title')}</h1>
          <p className="lead">{t('new.lead')}</p>
        </div>
        <MeetingForm
          words={formWords(locale, 'meetings')}
          idempotencyKey={newIdempotencyKey()}
          values={emptyValues(locale, nextEdition)}
          choices={choicesOf(choices, locale, 'Europe/Zurich')}
          headings={headings}
        />
      </div>
    </PageShell>
  );
}
