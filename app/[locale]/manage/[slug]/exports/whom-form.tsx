import { Filters, FilterSelect } from '@/components/ui/filters';
import type { ExportableForm } from '@/lib/forms/queries/export';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { participantCategories, partyKinds } from '@/lib/registration/schema/registrations';
import { attendanceModes } from '@/lib/registration/schema/submit';
import { isOfThosePresent, isSensitive, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';
import { chosenStatuses, type TransferFilters } from '@/lib/transfers/schema';

interface WhomFormProps {
  purpose: Purpose;
  filters: TransferFilters;
  counted: { rows: number; persons: number };
  /** Where the file holds the answers to a form: those there are. */
  forms: readonly ExportableForm[] | null;
  here: string;
  locale: Locale;
}

/** Whom the file is about: filters in the address, and how many that makes. */
export function WhomForm({ purpose, filters, counted, forms, here, locale }: WhomFormProps) {
  const t = useTranslations('transfers.whom');
  const registration = useTranslations('registration');
  const kinds = useTranslations('directory.kinds');
  const categories = useTranslations('review.list.categories');
  const { about, figures } = rulesOf(purpose);
  const isPresent = isOfThosePresent(purpose);
  const versions = forms?.find(({ code }) => code === filters.form)?.versions ?? [];
  const limits = [
    isSensitive(purpose) ? t('onlyConfirmed') : null,
    forms ? t('onlyHandedIn') : null,
    isPresent ? t('onlyInPerson') : about === 'funded' ? t('onlyFunded') : null,
  ].filter((limit) => limit !== null);
  return (
    <section className="sec stack" aria-labelledby="whom">
      <h2 id="whom">{t('title')}</h2>
      {limits.length > 0 ? <p className="soft">{limits.join(' ')}</p> : null}
      <Filters
        label={t('filter')}
        clear={`${here}?purpose=${purpose}`}
        isFiltered={Object.entries(filters).some(([name, value]) => value && !(name === 'mode' && isPresent))}
        applied={
          forms && !filters.form
            ? t('noForm')
            : counted.rows === 0
              ? t('none')
              : figures
                ? t('counted', { rows: counted.rows })
                : t('count', counted)
        }
      >
        <input type="hidden" name="purpose" value={purpose} />
        {forms ? (
          <FilterSelect
            name="form"
            label={t('form')}
            any={t('anyForm')}
            value={filters.form}
            choices={forms.map(({ code, title }) => ({ value: code, label: pick(title, locale).text }))}
          />
        ) : null}
        {versions.length > 1 ? (
          <FilterSelect
            name="version"
            label={t('version')}
            any={t('anyVersion')}
            value={filters.version === undefined ? undefined : String(filters.version)}
            choices={versions.map((number) => ({ value: String(number), label: t('versionOf', { number }) }))}
          />
        ) : null}
        {isSensitive(purpose) ? null : (
          <FilterSelect
            name="status"
            label={t('status')}
            any={t('confirmed')}
            value={filters.status}
            choices={chosenStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          />
        )}
        <FilterSelect
          name="kind"
          label={t('kind')}
          any={t('anyKind')}
          value={filters.kind}
          choices={partyKinds.map((value) => ({ value, label: kinds(value) }))}
        />
        <FilterSelect
          name="category"
          label={t('category')}
          any={t('anyCategory')}
          value={filters.category}
          choices={participantCategories.map((value) => ({ value, label: categories(value) }))}
        />
        {isPresent ? null : (
          <FilterSelect
            name="mode"
            label={t('mode')}
            any={t('anyMode')}
            value={filters.mode}
            choices={attendanceModes.map((value) => ({ value, label: registration(`mode.${value}`) }))}
          />
        )}
      </Filters>
    </section>
  );
}
