import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { addSessionAction, editSessionAction, removeSessionAction } from '@/lib/agenda/actions';
import { linesOf } from '@/lib/agenda/model/columns';
import type { DraftSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { Namesake } from '@/lib/agenda/queries';
import { roleKinds, sessionKinds } from '@/lib/agenda/schema';
import type { MeetingFrame } from '@/lib/auth/scope';
import { foldWords } from '@/lib/core/fold';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { daysOf } from './days-of';
import { SeenVersion } from './seen-version';

type Props = { session: DraftSession | null; meeting: MeetingFrame; locale: Locale };
type FormProps = Props & { namesakes: readonly Namesake[] };

/** Rows for people who are not there yet; saved, the form offers as many again. */
const spareRows = 2;

/** The fields of a session: a new one, or one of the draft. Every field is a plain one, so that it works without JavaScript. */
export function SessionForm({ session, meeting, locale, namesakes }: FormProps) {
  const t = useTranslations('agenda');
  const source = meeting.languages.find(isLocale) ?? 'en';
  return (
    <ActionForm
      action={session ? editSessionAction : addSessionAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'agenda')}
      meeting={meeting.slug}
      label={t(session ? 'edit' : 'add')}
    >
      {session ? <HiddenField name="agendaSession" value={session.id} /> : null}
      <MultilingualField name="title" source={source} defaultValue={session?.title ?? null} />
      <SelectField
        name="kind"
        optional
        width="m"
        choices={sessionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        defaultValue={session?.kind ?? undefined}
        none={t('notTold')}
      />
      <SelectField
        name="day"
        optional
        width="m"
        choices={daysOf(meeting, session?.day ?? 1).map((day) => ({
          value: String(day),
          label: t('day', { day, date: formatDay(dateOfDay(meeting.startsOn, day), locale, { year: false }) }),
        }))}
        defaultValue={session?.day?.toString()}
        none={t('notTold')}
      />
      <TextField name="start" optional width="s" maxLength={40} defaultValue={session?.start ?? undefined} />
      <TextField name="end" optional width="s" maxLength={5} defaultValue={session?.end ?? undefined} />
      <TextField name="room" optional width="m" maxLength={100} defaultValue={session?.room ?? undefined} />
      <TextField name="number" optional width="s" maxLength={10} defaultValue={session?.number ?? undefined} />
      <MultilingualField name="items" optional multiline source={source} defaultValue={linesOf(session?.items ?? [])} />
      <CheckboxGroup
        name="languages"
        optional
        choices={meeting.languages.map((value) => ({ value, label: languageName(value, locale) }))}
        defaultValue={session?.languages ?? []}
      />
      <People session={session} source={source} locale={locale} namesakes={namesakes} />
      <MultilingualField name="note" optional multiline source={source} defaultValue={session?.note ?? null} />
      {session ? <SeenVersion version={session.lockVersion} replace={t('fields.over.label')} /> : null}
      <div className="actions">
        <SubmitButton>{t(session ? 'save' : 'add')}</SubmitButton>
        <Link href={`/manage/${meeting.slug}/agenda${session ? `#${session.code}` : ''}`}>{t('back')}</Link>
      </div>
    </ActionForm>
  );
}

function Seen({ session }: { session: DraftSession }) {
  return (
    <>
      <HiddenField name="agendaSession" value={session.id} />
      <HiddenField name="lockVersion" value={session.lockVersion} />
    </>
  );
}

type PeopleProps = {
  session: DraftSession | null;
  source: Locale;
  locale: Locale;
  namesakes: readonly Namesake[];
};

/** People by the name as it is printed, with whoever of that name has a part in the meeting; those linked already can be taken out. */
function People({ session, source, locale, namesakes }: PeopleProps) {
  const t = useTranslations('agenda');
  const told = (session?.roles ?? []).filter(({ personId }) => personId === null);
  const linked = (session?.roles ?? []).filter(({ personId }) => personId !== null);
  const called = (name: string | null | undefined) =>
    namesakes.filter((one) => name && foldWords(one.name) === foldWords(name));
  const rows = [...told, ...Array.from({ length: spareRows }, () => null)];
  return (
    <details open={told.length + linked.length > 0}>
      <summary>{t('people', { count: told.length + linked.length })}</summary>
      {linked.length > 0 ? (
        <CheckboxGroup
          name="released"
          optional
          choices={linked.map(({ id, kind, name, about }) => {
            const who = [name, pick(about, locale, source).text].filter(Boolean).join(', ');
            return { value: id, label: t('role.line', { role: t(`role.${kind}`), who }) };
          })}
        />
      ) : null}
      {rows.map((role, index) => (
        <fieldset key={index} className="stack">
          <legend>{t('person', { number: index + 1 })}</legend>
          <SelectField
            name={`roles.${index}.kind`}
            label={t('fields.role.label')}
            optional
            width="m"
            choices={roleKinds.map((value) => ({ value, label: t(`role.${value}`) }))}
            defaultValue={role?.kind}
            none={t('notTold')}
          />
          <TextField
            name={`roles.${index}.name`}
            label={t('fields.name.label')}
            optional
            maxLength={120}
            defaultValue={role?.name ?? undefined}
          />
          {called(role?.name).length > 0 ? (
            <SelectField
              name={`roles.${index}.person`}
              label={t('fields.person.label')}
              help={t('fields.person.help')}
              optional
              choices={called(role?.name).map(({ id, name, party }) => ({
                value: id,
                label: [name, party && pick(party, locale).text].filter(Boolean).join(', '),
              }))}
              none={t('notLinked')}
            />
          ) : null}
          <MultilingualField
            name={`roles.${index}.about`}
            label={t('fields.about.label')}
            optional
            source={source}
            defaultValue={role?.about ?? null}
          />
        </fieldset>
      ))}
      <p className="soft small">{t('morePeople')}</p>
    </details>
  );
}

/** Takes the session out of the draft, asked for once more in a disclosure. */
export function RemoveSession({ session, meeting, locale }: Props & { session: DraftSession }) {
  const t = useTranslations('agenda');
  return (
    <details>
      <summary>{t('remove')}</summary>
      <ActionForm
        action={removeSessionAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'agenda')}
        meeting={meeting.slug}
        label={t('remove')}
      >
        <Seen session={session} />
        <p>{t('removeText')}</p>
        <div className="actions">
          <SubmitButton kind="grave">{t('remove')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
