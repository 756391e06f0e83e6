import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import type { FormWords } from '@/components/form/form-words';
import { localeChoices } from '@/components/registration/choices';
import { DataTable } from '@/components/ui/data-table';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { languageName } from '@/lib/i18n/numbers';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { addAddresseeAction, removeAddresseeAction } from '@/lib/inviting/actions';
import type { InvitationDetail } from '@/lib/inviting/queries/detail';
import { addresseeKinds } from '@/lib/inviting/schema';
import { useTranslations } from '@/lib/i18n/words';

interface AddresseesProps {
  invitation: InvitationDetail;
  /** Whether the meeting still takes changes. */
  isOpen: boolean;
  meeting: string;
  locale: Locale;
  words: FormWords;
  /** Capacity of a proposal taken up by its link. */
  propose: string | undefined;
}

/** Whom the letter is addressed to, whom the directory proposes, and the form for one more. */
export function Addressees({ invitation, isOpen, meeting, locale, words, propose }: AddresseesProps) {
  const t = useTranslations('inviting');
  const form = { meeting, words };
  const proposal = invitation.proposed.find(({ kind }) => kind === propose);
  return (
    <section className="sec stack" aria-labelledby="addressees">
      <h2 id="addressees">{t('one.addressees')}</h2>
      <p className="soft">{t('one.addresseesText')}</p>
      {invitation.addressees.length === 0 ? (
        <p className="soft">{t('one.noAddressees')}</p>
      ) : (
        <DataTable
          caption={t('one.addressees')}
          hideCaption
          dense
          cards
          rows={invitation.addressees}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: t('one.name'),
              isRowHead: true,
              cell: ({ name, locale: language }) => <bdi lang={language}>{name}</bdi>,
            },
            {
              key: 'kind',
              head: t('one.kind'),
              cell: ({ kind, copy, writtenAt }) => (
                <>
                  {t(`addressee.${kind}`)}
                  {copy ? <span className="sub">{t('one.inCopy')}</span> : null}
                  {invitation.status !== 'DRAFT' && writtenAt === null ? (
                    <span className="sub">{t('one.notWritten')}</span>
                  ) : null}
                </>
              ),
            },
            { key: 'email', head: t('one.email'), cell: ({ email }) => email },
            { key: 'language', head: t('one.language'), cell: (row) => languageName(row.locale, locale) },
            {
              key: 'step',
              head: t('one.step'),
              label: '',
              cell: ({ id, name }) =>
                isOpen ? (
                  <ActionForm {...form} action={removeAddresseeAction} idempotencyKey={newIdempotencyKey()}>
                    <HiddenField name="addressee" value={id} />
                    <SubmitButton kind="link" label={t('one.removeLabel', { name })}>
                      {t('one.remove')}
                    </SubmitButton>
                  </ActionForm>
                ) : null,
            },
          ]}
        />
      )}
      {isOpen && invitation.proposed.length > 0 ? (
        <div>
          <p className="small">{t('one.proposed')}</p>
          <ul>
            {invitation.proposed.map(({ kind, name, years }) => (
              <li key={kind}>
                <Link href={`/manage/${meeting}/invitations/${invitation.id}?propose=${kind}#add`}>
                  {t('one.propose', { kind: t(`addressee.${kind}`), name, years })}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {!isOpen || invitation.status === 'REVOKED' ? null : (
        <>
          <h3 id="add">{t('one.addTitle')}</h3>
          <ActionForm
            // Another proposal is another form, filled anew.
            key={`${proposal?.kind ?? ''} ${invitation.addressees.length}`}
            {...form}
            action={addAddresseeAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('one.addTitle')}
            done={t('one.added')}
            resets
          >
            <HiddenField name="invitation" value={invitation.id} />
            <div className="two">
              <SelectField
                name="kind"
                choices={addresseeKinds.map((value) => ({ value, label: t(`addressee.${value}`) }))}
                defaultValue={proposal?.kind ?? 'PERMANENT_MISSION'}
              />
              <SelectField
                name="locale"
                choices={localeChoices()}
                defaultValue={proposal ? locale : invitation.locale}
              />
            </div>
            <TextField name="name" maxLength={200} autoComplete="off" defaultValue={proposal?.name} />
            <TextField name="email" type="email" autoComplete="off" />
            <Checkbox name="copy" optional />
            <div className="actions">
              <SubmitButton kind="plain">{t('one.add')}</SubmitButton>
            </div>
          </ActionForm>
        </>
      )}
    </section>
  );
}
