import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { FileField } from '@/components/form/file-field';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { accessNeeds, diets, documentTypes, visaStates, type SensitiveValues } from '@/lib/privacy/schema';
import { useTranslations } from '@/lib/i18n/words';

interface KindFieldsProps {
  kind: SensitiveKind;
  /** What was given, for the person's own eyes; a focal point begins with empty fields. */
  values: OwnValues | null;
  passportScans: boolean;
  nationalities: readonly Choice[];
}

type OwnValues = Partial<SensitiveValues[SensitiveKind]>;

/** The fields of one kind. Browsers are told not to keep them. */
export function KindFields({ kind, values, passportScans, nationalities }: KindFieldsProps) {
  const t = useTranslations('privacy.choice');
  const given = (name: string): string | undefined => {
    const value: unknown = values ? Reflect.get(values, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const list = (name: string): string[] => {
    const value: unknown = values ? Reflect.get(values, name) : undefined;
    return Array.isArray(value) ? value.map(String) : [];
  };
  const text = (name: string) => ({ name, defaultValue: given(name), autoComplete: 'off' }) as const;
  switch (kind) {
    case 'TRAVEL_DOCUMENT':
      return (
        <>
          <SelectField
            name="documentType"
            choices={documentTypes.map((value) => ({ value, label: t(value) }))}
            defaultValue={given('documentType')}
            width="m"
          />
          <TextField {...text('number')} maxLength={40} spellCheck={false} width="m" />
          <SelectField name="nationality" choices={nationalities} defaultValue={given('nationality')} width="m" />
          <div className="two">
            <DateField {...text('issuedOn')} />
            <DateField {...text('expiresOn')} />
          </div>
          <DateField {...text('birthDate')} />
          {passportScans ? <FileField name="scan" accept=".pdf,.jpg,.jpeg,.png" optional /> : null}
        </>
      );
    case 'VISA':
      return (
        <>
          <RadioGroup
            name="visa"
            choices={visaStates.map((value) => ({ value, label: t(value) }))}
            defaultValue={given('visa')}
          />
          <TextField {...text('applyIn')} maxLength={200} optional />
          <TextArea name="remark" defaultValue={given('remark')} maxLength={1000} rows={2} optional />
        </>
      );
    case 'ITINERARY':
      return (
        <>
          <div className="two">
            <DateField {...text('arrivesOn')} />
            <TextField {...text('arrivesAt')} type="time" width="s" optional />
          </div>
          <TextField {...text('arrivalBy')} maxLength={100} optional />
          <div className="two">
            <DateField {...text('departsOn')} />
            <TextField {...text('departsAt')} type="time" width="s" optional />
          </div>
          <TextField {...text('departureBy')} maxLength={100} optional />
          <TextField {...text('hotel')} maxLength={200} optional />
        </>
      );
    case 'DIET':
      return (
        <>
          <CheckboxGroup
            name="diets"
            choices={diets.map((value) => ({ value, label: t(value) }))}
            defaultValue={list('diets')}
          />
          <TextArea name="remark" defaultValue={given('remark')} maxLength={500} rows={2} optional />
        </>
      );
    case 'ACCESS':
      return (
        <>
          <CheckboxGroup
            name="needs"
            choices={accessNeeds.map((value) => ({ value, label: t(value) }))}
            defaultValue={list('needs')}
          />
          <TextArea name="remark" defaultValue={given('remark')} maxLength={1000} rows={2} optional />
        </>
      );
    case 'EMERGENCY_CONTACT':
      return (
        <>
          <TextField {...text('name')} maxLength={150} />
          <TextField {...text('relation')} maxLength={100} optional />
          <TextField {...text('phone')} type="tel" maxLength={40} width="m" />
          <TextField {...text('languages')} maxLength={100} optional />
        </>
      );
  }
}
