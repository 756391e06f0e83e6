import { RadioGroup } from '@/components/form/choice-fields';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { DateField, TextField } from '@/components/form/text-field';
import type { MeetingScope } from '@/lib/auth/scope';
import { DocumentAccess, DocumentKind } from '@/lib/core/prisma/enums';
import type { DocumentPlaces } from '@/lib/documents/queries';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { longestAuthor } from '@/lib/documents/schema';
import { pick } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { toLocal } from '@/lib/meetings/model/zone';

type Props = { document?: ListedDocument; places: DocumentPlaces; scope: MeetingScope; locale: Locale };

/** What is said of a document: the same fields to add it and to change it. */
export function FactsFields({ document, places, scope, locale }: Props) {
  const t = useTranslations('documents');
  const { languages, zone } = scope.meeting;
  const embargo = document?.embargoUntil ? toLocal(document.embargoUntil, zone) : null;
  return (
    <>
      <MultilingualField
        name="title"
        optional
        languages={locales.filter((language) => languages.includes(language) || document?.title[language])}
        defaultValue={document?.title ?? null}
      />
      <TextField name="author" optional maxLength={longestAuthor} defaultValue={document?.author ?? undefined} />
      <RadioGroup
        name="access"
        choices={Object.values(DocumentAccess)
          .filter((value) => value !== 'GROUP' || places.groups.length > 0)
          .map((value) => ({ value, label: t(`access.${value}`) }))}
        defaultValue={document?.access ?? 'SECRETARIAT'}
      />
      {places.groups.length > 0 ? (
        <SelectField
          name="groupCode"
          width="m"
          optional
          choices={places.groups.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))}
          defaultValue={document?.groupCode ?? undefined}
        />
      ) : null}
      {places.sessions.length > 0 ? (
        <SelectField
          name="agendaSession"
          optional
          choices={places.sessions.map(({ id, start, title }) => ({
            value: id,
            label: [start, pick(title, locale).text].filter(Boolean).join(' '),
          }))}
          defaultValue={document?.sessionId ?? undefined}
        />
      ) : null}
      <DateField name="embargo.date" optional defaultValue={embargo?.date} />
      <TextField name="embargo.time" type="time" width="s" optional defaultValue={embargo?.time} />
    </>
  );
}

/** What kind of document it is. */
export function KindField({ kind }: { kind?: DocumentKind }) {
  const t = useTranslations('documents');
  return (
    <RadioGroup
      name="kind"
      choices={Object.values(DocumentKind).map((value) => ({ value, label: t(`kind.${value}`) }))}
      defaultValue={kind}
    />
  );
}
