import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { DataTable } from '@/components/ui/data-table';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { appointAction, dismissAction } from '@/lib/meetings/actions';
import { appointable, meetingLanguages } from '@/lib/meetings/policy';
import type { listAppointments } from '@/lib/meetings/queries';

type Props = {
  appointments: Awaited<ReturnType<typeof listAppointments>>;
  slug: string;
  locale: Locale;
  mayAppoint: boolean;
};

/** Who chairs, organises, translates, runs the screen or observes: roles for the whole meeting, given by name. */
export async function Appointments({ appointments, slug, locale, mayAppoint }: Props) {
  const t = await getTranslations('meetings.appointments');
  const form = { words: formWords(locale, 'meetings'), meeting: slug };
  return (
    <section className="sec stack" aria-labelledby="appointments">
      <h2 id="appointments">{t('title')}</h2>
      {mayAppoint ? <p className="soft">{t('text')}</p> : null}
      {appointments.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={appointments}
          rowKey={({ id }) => id}
          columns={[
            { key: 'kind', head: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
            {
              key: 'name',
              head: t('name'),
              isRowHead: true,
              cell: ({ name, email }) => (
                <>
                  <bdi>{name}</bdi>
                  <span className="sub">{email}</span>
                </>
              ),
            },
            {
              key: 'step',
              head: t('step'),
              label: '',
              cell: ({ id, name, kind }) => (
                <ActionForm {...form} action={dismissAction} idempotencyKey={newIdempotencyKey()}>
                  <HiddenField name="appointment" value={id} />
                  <SubmitButton kind="link" label={t('removeOf', { name, kind: t(`kinds.${kind}`) })}>
                    {t('remove')}
                  </SubmitButton>
                </ActionForm>
              ),
            },
          ]}
        />
      )}
      {mayAppoint ? (
        <ActionForm
          {...form}
          action={appointAction}
          idempotencyKey={newIdempotencyKey()}
          label={t('submit')}
          done={t('done')}
          resets
        >
          <SelectField
            name="kind"
            width="m"
            choices={appointable.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <div className="two">
            <TextField name="givenName" maxLength={100} autoComplete="off" />
            <TextField name="surname" maxLength={100} autoComplete="off" />
          </div>
          <TextField name="email" type="email" autoComplete="off" />
          <SelectField
            name="locale"
            width="s"
            defaultValue={locale}
            choices={meetingLanguages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
          <div className="actions">
            <SubmitButton kind="plain">{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
