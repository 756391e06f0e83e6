import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { placePartyAction } from '@/lib/breakouts/actions';
import type { GroupRow, MemberRow } from '@/lib/breakouts/queries';
import { outOfGroup } from '@/lib/breakouts/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface GroupMembersProps {
  groups: readonly GroupRow[];
  members: readonly MemberRow[];
  slug: string;
  locale: Locale;
}

/** Who sits where, those without a group first; each organisation is moved, seated in one more group or taken out by a form of its own. */
export async function GroupMembers({ groups, members, slug, locale }: GroupMembersProps) {
  const t = await getTranslations('breakouts');
  const choices = groups.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }));
  const nameOf = (id: string) => choices.find(({ value }) => value === id)?.label ?? '';
  return (
    <details>
      <summary>{t('members.title')}</summary>
      <p className="soft">{t('members.lead')}</p>
      <DataTable
        caption={t('members.title')}
        hideCaption
        cards
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'party',
            head: t('members.party'),
            cell: ({ names, acronyms }) => (
              <>
                <Localized text={names} fallback="silent" />
                {pick(acronyms, locale).text ? ` (${pick(acronyms, locale).text})` : null}
              </>
            ),
          },
          { key: 'persons', head: t('persons'), numeric: true, cell: ({ persons }) => persons },
          {
            key: 'groups',
            head: t('members.groups'),
            cell: ({ groups: seated }) =>
              seated.length === 0 ? <Status shape="ask">{t('form.unplaced')}</Status> : seated.map(nameOf).join(', '),
          },
          {
            key: 'move',
            head: t('members.move'),
            cell: ({ id, names, groups: seated }) => (
              <ActionForm
                action={placePartyAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'breakouts')}
                meeting={slug}
                label={t('members.moveOf', { name: pick(names, locale).text })}
              >
                <HiddenField name="party" value={id} />
                <div className="row">
                  {seated.length > 0 ? (
                    <SelectField
                      name="from"
                      optional
                      width="m"
                      none={t('members.stays')}
                      choices={choices.filter(({ value }) => seated.includes(value))}
                    />
                  ) : null}
                  <SelectField
                    name="to"
                    width="m"
                    choices={[
                      ...choices.filter(({ value }) => !seated.includes(value)),
                      ...(seated.length > 0 ? [{ value: outOfGroup, label: t('members.out') }] : []),
                    ]}
                  />
                  <SubmitButton kind="plain" label={t('members.moveOf', { name: pick(names, locale).text })}>
                    {t('members.apply')}
                  </SubmitButton>
                </div>
              </ActionForm>
            ),
          },
        ]}
      />
    </details>
  );
}
