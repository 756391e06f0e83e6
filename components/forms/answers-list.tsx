import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import { isAnswered, shownParts, takesAnswer } from '@/lib/forms/model/conditions';
import { nothingRetired, type Retired } from '@/lib/forms/model/retired';
import { valuesOf, type AnswerOption, type AskedForm, type StoredFormAnswer } from '@/lib/forms/queries/answer';
import type { Field, Section } from '@/lib/forms/schema';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { describeAnswer } from './describe-answer';
import { getTranslations } from '@/lib/i18n/words';

interface AnswersListProps {
  form: AskedForm;
  options: { countries: AnswerOption[]; organisations: AnswerOption[] };
  locale: Locale;
  slug: string;
  registrationId: string;
  /** What is no longer asked or offered: what was answered stays. */
  retired?: Retired | undefined;
  /** Who answered and when, in this zone; for the secretariat. */
  signed?: { zone: string } | undefined;
}

/** The answers to a form, to be read: section by section, then what is no longer asked. */
export async function AnswersList({
  form,
  options,
  locale,
  slug,
  registrationId,
  retired = nothingRetired,
  signed,
}: AnswersListProps) {
  const t = await getTranslations('forms');
  const { pages } = form.version.definition;
  const shown = shownParts(pages, valuesOf(form.answers));
  const sections = pages
    .flatMap((page) => page.sections)
    .filter(({ id, fields }) => shown.ids.has(id) && fields.some((field) => field.type !== 'note'));
  const kept = retired.fields.filter(({ id }) => isAnswered(form.answers.get(id)?.value));
  const hidden = pages
    .flatMap((page) => page.sections.flatMap((section) => section.fields))
    .filter(({ id }) => !shown.ids.has(id) && isAnswered(form.answers.get(id)?.value));
  const item = (field: Field) => ({
    key: field.id,
    label: <Localized text={field.label} fallback="short" />,
    value:
      field.type === 'sensitive' ? (
        <a href={`/${locale}/meetings/${slug}/registration/${registrationId}/travel#${field.kind}`}>
          {t('fill.apart')}
        </a>
      ) : (
        <Answer
          field={field}
          answer={form.answers.get(field.id)}
          options={options}
          retired={retired}
          locale={locale}
          signed={signed}
          fileHref={`/api/meetings/${slug}/answers/${form.response?.id ?? ''}/${field.id}`}
        />
      ),
  });
  const isListed = (field: Field) => shown.ids.has(field.id) && (takesAnswer(field) || field.type === 'sensitive');
  return (
    <div className="stack">
      {sections.map((section: Section) => (
        <section key={section.id}>
          {section.title && Object.values(section.title).some(Boolean) ? (
            <h3>
              <Localized text={section.title} fallback="short" />
            </h3>
          ) : null}
          <KeyValues items={section.fields.filter(isListed).map(item)} />
        </section>
      ))}
      {hidden.length > 0 && signed ? (
        <section>
          <h3>{t('answer.notCounted')}</h3>
          <KeyValues items={hidden.map(item)} />
        </section>
      ) : null}
      {kept.length > 0 ? (
        <section>
          <h3>{t('answer.noLongerAsked')}</h3>
          <KeyValues items={kept.map(item)} />
        </section>
      ) : null}
    </div>
  );
}

type AnswerProps = Pick<AnswersListProps, 'options' | 'locale' | 'signed'> & {
  retired: Retired;
  field: Field;
  answer: StoredFormAnswer | undefined;
  fileHref: string;
};

async function Answer({ field, answer, options, retired, locale, signed, fileHref }: AnswerProps) {
  const t = await getTranslations('forms');
  const isThere = answer !== undefined && isAnswered(answer.value);
  return (
    <>
      {!isThere ? (
        <span className="soft">{t('answer.none')}</span>
      ) : field.type === 'file' ? (
        <a href={fileHref}>
          <bdi>{answer.file?.name || t('answer.fileGone')}</bdi>
        </a>
      ) : field.type === 'consent' ? (
        t('answer.agreed')
      ) : (
        <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {describeAnswer(field, answer, { ...options, offered: retired.choices }, locale)}
        </span>
      )}
      {answer && signed ? (
        <span className="sub">
          {t('answer.by', { name: answer.by ?? '–', date: formatDateTime(answer.at, locale, signed.zone) })}
        </span>
      ) : null}
    </>
  );
}
