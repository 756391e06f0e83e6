import { QuestionnaireSeen } from '@/components/surveys/questionnaire-seen';
import { LanguageSegments } from '@/components/ui/segments';
import type { MeetingScope } from '@/lib/auth/scope';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { Questionnaire } from '@/lib/surveys/model/definition';

interface AskedFormProps {
  workbook: string;
  parts: Pick<Questionnaire, 'title' | 'intro' | 'pages'>;
  scope: MeetingScope;
  locale: Locale;
}

/** The questions of a form as respondents will see them, in the language of the page. Nothing is sent. */
export async function AskedForm({ workbook, parts, scope, locale }: AskedFormProps) {
  const t = await getTranslations('xlsform');
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  return (
    <section className="sec stack" aria-labelledby="asked">
      <h2 id="asked">{t('previewTitle')}</h2>
      <LanguageSegments
        languages={languages}
        current={locale}
        hrefOf={(language) =>
          `/${language}/manage/${scope.meeting.slug}/survey/questionnaire/import?workbook=${workbook}#asked`
        }
      />
      <QuestionnaireSeen parts={parts} label={t('previewTitle')} scope={scope} locale={locale} level={3} />
    </section>
  );
}
