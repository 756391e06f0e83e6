import type { ReactNode } from 'react';
import { ArrangeItem } from '@/components/forms/arrange-item';
import { MissingLanguages } from '@/components/forms/missing-languages';
import { Localized } from '@/components/ui/localized';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { arrangeItemAction } from '@/lib/forms/actions';
import { findItem, positionOf } from '@/lib/forms/model/edit-definition';
import { gapsOf } from '@/lib/forms/model/gaps';
import { choicesOf } from '@/lib/forms/model/changes';
import type { Condition, Field, FormDefinition, Page, Section } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { AddItem } from './add-item';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

type OutlineProps = {
  building: Building;
  /** The item being edited, and its form, which stands in its place. */
  open: string | null;
  editor: ReactNode;
};

/** The form as it will be asked: pages, sections and fields in their order, each with what can be done to it. */
export async function Outline({ building, open, editor }: OutlineProps) {
  const t = await getTranslations('forms');
  const { pages } = building.form.draft;
  if (pages.length === 0) return <p className="soft">{t('build.empty')}</p>;
  return (
    <ol className="outline">
      {pages.map((page, number) => (
        <li key={page.id} id={`item-${page.id}`} tabIndex={-1}>
          <Head building={building} item={page} kind={t('build.pageNumber', { n: number + 1 })} level={3} />
          {open === page.id ? editor : null}
          <ol>
            {page.sections.map((section) => (
              <li key={section.id} id={`item-${section.id}`} tabIndex={-1}>
                <Head building={building} item={section} kind={t('build.section')} level={4} />
                {open === section.id ? editor : null}
                <ol>
                  {section.fields.map((field) => (
                    <li key={field.id} id={`item-${field.id}`} tabIndex={-1}>
                      <FieldLine building={building} field={field} />
                      {open === field.id ? editor : null}
                    </li>
                  ))}
                </ol>
                <AddItem building={building} what="field" into={section.id} />
              </li>
            ))}
          </ol>
          <AddItem building={building} what="section" into={page.id} />
        </li>
      ))}
    </ol>
  );
}

type HeadProps = { building: Building; item: Page | Section; kind: string; level: 3 | 4 };

async function Head({ building, item, kind, level }: HeadProps) {
  const t = await getTranslations('forms');
  const Heading = `h${level}` as const;
  const hasTitle = Object.values(item.title ?? {}).some(Boolean);
  return (
    <div className="line">
      <div>
        <Heading>
          <span className="soft">{kind}</span>
          {hasTitle ? (
            <>
              {t('build.colon')}
              <Localized text={item.title} fallback="short" />
            </>
          ) : null}
        </Heading>
        <Remarks building={building} item={item} condition={item.condition} />
      </div>
      <Steps building={building} id={item.id} name={pick(item.title, building.locale).text || kind} />
    </div>
  );
}

async function FieldLine({ building, field }: { building: Building; field: Field }) {
  const t = await getTranslations('forms');
  const { locale } = building;
  const choices = choicesOf(field);
  return (
    <div className="line">
      <div>
        <p className="name">
          <Localized text={field.label} fallback="short" />
        </p>
        <p className="small soft">
          {t(`type.${field.type}`)}
          {field.type === 'sensitive' ? <>{t('build.colon') + t(`sensitive.${field.kind}`)}</> : null}
          {field.required ? <>, {t('build.required')}</> : null}
          {choices.length > 0 ? (
            <>
              {t('build.colon')}
              {formatList(
                choices.map(({ label }) => pick(label, locale).text),
                locale,
                'disjunction',
              )}
            </>
          ) : null}
        </p>
        <Remarks building={building} item={field} condition={field.condition} />
      </div>
      <Steps building={building} id={field.id} name={pick(field.label, locale).text} />
    </div>
  );
}

type RemarksProps = { building: Building; item: Page | Section | Field; condition: Condition | undefined };

/** When it is asked, and in which languages it is not written yet. */
async function Remarks({ building: { form, languages, locale }, item, condition }: RemarksProps) {
  const t = await getTranslations('forms');
  const gaps = gapsOf(item, languages);
  return (
    <>
      {condition ? (
        <p className="small">{t('build.onlyIf', { condition: await conditionText(form.draft, condition, locale) })}</p>
      ) : null}
      <MissingLanguages gaps={gaps} locale={locale} say={(list) => t('build.missingIn', { list })} />
    </>
  );
}

/** A condition in words: which answer opens it. */
export async function conditionText(draft: FormDefinition, condition: Condition, locale: string): Promise<string> {
  const t = await getTranslations('forms');
  const item = findItem(draft, condition.field);
  if (item?.what !== 'field') return condition.field;
  const question = pick(item.field.label, locale).text;
  if (condition.test === 'answered') return t('condition.answered', { question });
  const choice = choicesOf(item.field).find(({ id }) => id === condition.value);
  return t(`condition.${condition.test}`, { question, choice: pick(choice?.label, locale).text });
}

/** Edit, up, down, take out. */
async function Steps({ building, id, name }: { building: Building; id: string; name: string }) {
  const { form, slug, locale } = building;
  const t = await getTranslations('forms');
  const place = positionOf(form.draft, id);
  return (
    <div className="steps-of">
      <Link href={`/manage/${slug}/forms/${form.code}?item=${id}#item-${id}`}>
        {t('build.edit')}
        <span className="vh"> {name}</span>
      </Link>
      <ArrangeItem
        action={arrangeItemAction}
        meeting={slug}
        of={{ form: form.id, lockVersion: form.lockVersion, item: id }}
        place={place ? `${place.position}/${place.of}` : ''}
        words={formWords(locale, 'forms')}
        idempotencyKey={newIdempotencyKey()}
        texts={{
          up: t('build.up'),
          down: t('build.down'),
          remove: t('build.remove'),
          upOf: t('build.upOf', { name }),
          downOf: t('build.downOf', { name }),
          removeOf: t('build.removeOf', { name }),
          moved: place ? t('build.moved', { name, n: place.position, of: place.of }) : '',
        }}
      />
    </div>
  );
}
