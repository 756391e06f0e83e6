import { ActionForm } from '@/components/form/action-form';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import type { FormAction } from '@/lib/core/form-state';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { MembershipRole, type DirectoryFact } from '@/lib/core/prisma/enums';
import {
  activities,
  arrangements,
  classKinds,
  datedFacts,
  iomRoles,
  iomValues,
  type FactValues,
} from '@/lib/directory/model/facts';
import { formWords } from '@/lib/i18n/form-words';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Names = readonly { code: string; names: LocalizedText }[];

interface FactFormProps {
  action: FormAction;
  /** Verb of its button. */
  send: string;
  /** Whose fact it is: the party, or the delegation for which it is proposed. */
  of: { name: 'party' | 'delegation'; id: string };
  /** Slug of the meeting in which it is proposed. */
  meeting?: string;
  what: DirectoryFact;
  /** The entry that is changed; null for a new one, and where there is only one. */
  row: string | null;
  values: FactValues;
  names: { countries: Names; themes: Names };
  locale: Locale;
}

/** The form of one fact: its own fields, then the source and what kind of change it is. */
export async function FactForm({ action, send, of, meeting, what, row, values, names, locale }: FactFormProps) {
  const t = await getTranslations('directory');
  const seen = Object.fromEntries(Object.entries(values).map(([name, value]) => [`values.${name}`, value]));
  const isDated = datedFacts.includes(what);
  return (
    <ActionForm
      action={action}
      {...(meeting ? { meeting } : {})}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'directory')}
      label={t(`edit.kinds.${what}`)}
      className="stack"
    >
      <HiddenField name={of.name} value={of.id} />
      <HiddenField name="what" value={what} />
      <HiddenField name="row" value={row ?? ''} />
      <SeenFields values={seen}>
        <Fields what={what} values={values} names={names} locale={locale} />
      </SeenFields>
      <TextField name="source" maxLength={500} />
      <TextField name="sourceOn" optional width="s" maxLength={10} />
      <TextField name="why" optional maxLength={1000} />
      {isDated ? null : (
        <>
          <RadioGroup
            name="mode"
            defaultValue="CORRECTION"
            choices={(['CORRECTION', 'CHANGE'] as const).map((value) => ({ value, label: t(`edit.mode${value}`) }))}
          />
          <TextField name="begins" optional width="s" maxLength={10} />
        </>
      )}
      {isDated && row !== null ? <Checkbox name="remove" optional /> : null}
      <div className="actions">
        <SubmitButton>{send}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The fields of each kind of fact. */
async function Fields({ what, values, names, locale }: Pick<FactFormProps, 'what' | 'values' | 'names' | 'locale'>) {
  const t = await getTranslations('directory');
  const none = t('edit.notChosen');
  const text = (name: string, width?: 's' | 'm', optional = true) => (
    <TextField name={`values.${name}`} optional={optional} defaultValue={values[name]} {...(width ? { width } : {})} />
  );
  const choices = (list: Names) =>
    list
      .map(({ code, names: own }) => ({ value: code, label: pick(own, locale).text }))
      .sort((one, other) => one.label.localeCompare(other.label, locale));
  const country = (optional: boolean) => (
    <SelectField
      name="values.country"
      optional={optional}
      choices={choices(names.countries)}
      defaultValue={values['country']}
      {...(optional ? { none } : {})}
    />
  );
  switch (what) {
    case 'CHAIR':
      return (
        <>
          {country(true)}
          {text('holder')}
          {text('since', 's', false)}
          {text('until', 's')}
          {text('note')}
          <Checkbox name="values.together" optional />
        </>
      );
    case 'SECRETARIAT':
      return (
        <>
          <TextArea name="values.organisations" optional rows={3} defaultValue={values['organisations']} />
          <SelectField
            name="values.iom"
            optional
            none={none}
            choices={iomValues.map((value) => ({ value, label: t(`party.iomValues.${value}`) }))}
            defaultValue={values['iom']}
          />
          <SelectField
            name="values.iomRole"
            optional
            none={none}
            choices={iomRoles.map((value) => ({ value, label: t(`party.iomRoles.${value}`) }))}
            defaultValue={values['iomRole']}
          />
          <SelectField
            name="values.arrangement"
            optional
            none={none}
            choices={arrangements.map((value) => ({ value, label: t(`party.arrangements.${value}`) }))}
            defaultValue={values['arrangement']}
          />
          {text('chairNote')}
          {text('note')}
        </>
      );
    case 'MEMBER':
      return (
        <>
          {country(false)}
          <RadioGroup
            name="values.role"
            choices={Object.values(MembershipRole).map((value) => ({ value, label: t(`edit.roles.${value}`) }))}
            defaultValue={values['role'] ?? 'MEMBER'}
          />
          {text('fromYear', 's')}
          {text('toYear', 's')}
        </>
      );
    case 'CLASS':
      return (
        <>
          <RadioGroup
            name="values.kind"
            choices={classKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            defaultValue={values['kind']}
          />
          {text('fromYear', 's')}
          {text('toYear', 's')}
          <RadioGroup
            name="values.active"
            choices={activities.map((value) => ({ value, label: t(`party.activeValues.${value}`) }))}
            defaultValue={values['active']}
          />
          {text('basis')}
        </>
      );
    case 'THEMES':
      return (
        <CheckboxGroup
          name="values.themes"
          optional
          choices={choices(names.themes)}
          defaultValue={(values['themes'] ?? '').split(' ')}
        />
      );
    case 'IDENTITY':
      return (
        <>
          {text('nameEn', undefined, false)}
          {text('nameFr')}
          {text('nameEs')}
          {text('acronymEn', 'm')}
          {text('acronymFr', 'm')}
          {text('acronymEs', 'm')}
          {text('website')}
        </>
      );
  }
}
