import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField } from '@/components/form/select-field';
import { DateField, TextField } from '@/components/form/text-field';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { releaseAction, setRoomAction } from '@/lib/breakouts/actions';
import { isSmallBeside } from '@/lib/breakouts/model';
import type { GroupRow } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate, formatTime, formatTimeRange } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { toLocal } from '@/lib/meetings/model/zone';
import type { MeetingScope } from '@/lib/auth/scope';

/** The groups as they are: balance, who leads them, how far they are. */
export async function GroupTable({
  groups,
  scope,
  locale,
  isOpen,
}: {
  groups: readonly GroupRow[];
  scope: MeetingScope;
  locale: Locale;
  /** False once the meeting is a record. */
  isOpen: boolean;
}) {
  const t = await getTranslations('breakouts');
  const { slug, zone, languages, startsOn } = scope.meeting;
  const words = formWords(locale, 'breakouts');
  const sizes = groups.map(({ persons }) => persons);
  return (
    <>
      <DataTable
        caption={t('title')}
        hideCaption
        minWidth={44}
        cards
        rows={groups}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'group',
            head: t('group'),
            cell: ({ code, names, room, startsAt, endsAt, language }) => (
              <>
                <Link href={`/meetings/${slug}/groups/${code}`}>
                  <Localized text={names} fallback="silent" />
                </Link>{' '}
                <Sym>{code}</Sym>
                {room ? <span className="sub">{room}</span> : null}
                {startsAt ? (
                  <span className="sub">
                    {formatDate(startsAt, locale, zone)},{' '}
                    {endsAt ? formatTimeRange(startsAt, endsAt, locale, zone) : formatTime(startsAt, locale, zone)}
                  </span>
                ) : null}
                {language ? <span className="sub">{languageName(language, locale)}</span> : null}
              </>
            ),
          },
          {
            key: 'roles',
            head: t('roles'),
            cell: ({ roles }) =>
              roles.length === 0 ? (
                <Status shape="ask">{t('noRoles')}</Status>
              ) : (
                roles.map(({ id, kind, name }) => (
                  <div key={id} className="row small">
                    <span>
                      <bdi>{name}</bdi>,{' '}
                      {t(`kind.${kind === 'FACILITATOR' ? kind : 'RAPPORTEUR'}`).toLocaleLowerCase(locale)}
                    </span>
                    <ActionForm
                      action={releaseAction}
                      idempotencyKey={newIdempotencyKey()}
                      words={words}
                      meeting={slug}
                      label={t('assign.removeOf', { name })}
                    >
                      <HiddenField name="role" value={id} />
                      <SubmitButton kind="link" label={t('assign.removeOf', { name })}>
                        {t('assign.remove')}
                      </SubmitButton>
                    </ActionForm>
                  </div>
                ))
              ),
          },
          { key: 'parties', head: t('parties'), numeric: true, cell: ({ parties }) => parties },
          {
            key: 'persons',
            head: t('persons'),
            numeric: true,
            cell: ({ persons }) => (
              <>
                {persons}
                {isSmallBeside(persons, sizes) ? <span className="sub">{t('small')}</span> : null}
              </>
            ),
          },
          { key: 'issues', head: t('issues'), numeric: true, cell: ({ issues }) => issues },
          { key: 'points', head: t('points'), numeric: true, cell: ({ points }) => points },
          {
            key: 'recommendations',
            head: t('recommendations'),
            numeric: true,
            cell: ({ recommendations }) => recommendations,
          },
          { key: 'submitted', head: t('submitted'), numeric: true, cell: ({ submitted }) => submitted },
        ]}
      />
      {isOpen ? (
        <details>
          <summary>{t('rooms.title')}</summary>
          {groups.map(({ id, code, ...set }) => {
            const start = set.startsAt && toLocal(set.startsAt, zone);
            const values = {
              room: set.room ?? '',
              day: start?.date ?? startsOn.toISOString().slice(0, 10),
              from: start?.time ?? '',
              until: set.endsAt ? toLocal(set.endsAt, zone).time : '',
              language: set.language ?? '',
            };
            return (
              <ActionForm
                key={id}
                action={setRoomAction}
                idempotencyKey={newIdempotencyKey()}
                words={words}
                meeting={slug}
                label={`${t('room')} ${code}`}
              >
                <HiddenField name="group" value={id} />
                <SeenFields values={values}>
                  <TextField
                    name="room"
                    label={`${t('room')}, ${code}`}
                    width="m"
                    optional
                    maxLength={80}
                    defaultValue={values.room}
                  />
                  <div className="row">
                    <DateField name="day" optional defaultValue={values.day} />
                    <TextField name="from" type="time" width="s" optional defaultValue={values.from} />
                    <TextField name="until" type="time" width="s" optional defaultValue={values.until} />
                    <SelectField
                      name="language"
                      width="m"
                      optional
                      defaultValue={values.language}
                      choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
                    />
                  </div>
                </SeenFields>
                <SubmitButton kind="plain">{t('rooms.save')}</SubmitButton>
              </ActionForm>
            );
          })}
        </details>
      ) : null}
    </>
  );
}
