import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Sym } from '@/components/ui/sym';
import type { MeetingScope } from '@/lib/auth/scope';
import { formGroupsAction } from '@/lib/breakouts/actions';
import { isSmallBeside } from '@/lib/breakouts/model';
import type { Preview, SnapshotRow } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface GroupPlanProps {
  plan: Preview;
  snapshots: readonly SnapshotRow[];
  chosen: SnapshotRow;
  scope: MeetingScope;
  locale: Locale;
}

/** What forming the groups would give, before it is confirmed: nothing is written by looking. */
export async function GroupPlan({ plan, snapshots, chosen, scope, locale }: GroupPlanProps) {
  const t = await getTranslations('breakouts');
  const { slug, zone } = scope.meeting;
  const sizes = plan.groups.map(({ persons }) => persons);
  const nameOf = (id: string) => {
    const party = plan.parties.get(id);
    return party ? pick(party.acronyms, locale).text || pick(party.names, locale).text : id;
  };
  return (
    <>
      <p className="soft">{t('form.lead')}</p>
      {snapshots.length > 1 ? (
        <form className="filters">
          <label>
            {t('form.snapshot')}
            <select name="snapshot" defaultValue={chosen.number}>
              {snapshots.map(({ id, number, takenAt }) => (
                <option key={id} value={number}>
                  {t('form.snapshotName', { number, date: formatDate(takenAt, locale, zone) })}
                </option>
              ))}
            </select>
          </label>
          <button className="btn">{t('form.show')}</button>
        </form>
      ) : null}
      <DataTable
        caption={t('form.preview')}
        captionNote={t('form.snapshotName', { number: chosen.number, date: formatDate(chosen.takenAt, locale, zone) })}
        cards
        rows={plan.groups}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'group',
            head: t('group'),
            cell: ({ code, names }) => (
              <>
                <Localized text={names} fallback="silent" /> <Sym>{code}</Sym>
              </>
            ),
          },
          {
            key: 'issues',
            head: t('issues'),
            cell: ({ issues }) =>
              issues.length === 0 ? (
                <span className="soft">{t('noIssues')}</span>
              ) : (
                issues.map(({ cellId, title, topCount, answered, rank, shared }) => (
                  <span key={cellId} className="sub">
                    <Localized text={title} fallback="short" />,{' '}
                    {rank === null
                      ? t('figureNoRank', { x: topCount, n: answered })
                      : t('figure', { x: topCount, n: answered, rank })}
                    {shared ? t('andShared') : null}
                  </span>
                ))
              ),
          },
          { key: 'parties', head: t('parties'), cell: ({ partyIds }) => partyIds.map(nameOf).join(', ') },
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
        ]}
      />
      {(
        [
          ['keptTitle', plan.kept],
          ['lostTitle', plan.dropped],
        ] as const
      ).map(([title, placements]) =>
        placements.length > 0 ? (
          <Notice key={title} title={t(`form.${title}`)} {...(title === 'lostTitle' ? { kind: 'ask' } : {})}>
            <ul>
              {placements.map(({ partyId, groupCode: group, isSeated }) => (
                <li key={`${partyId} ${group}`}>
                  {t(isSeated ? 'form.keptIn' : 'form.keptOut', { party: nameOf(partyId), group })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null,
      )}
      <ActionForm
        action={formGroupsAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'breakouts')}
        meeting={slug}
        label={t('form.title')}
      >
        <HiddenField name="snapshot" value={chosen.id} />
        {plan.unplaced.length > 0 ? (
          <fieldset>
            <legend>{t('form.unplaced')}</legend>
            <p className="help">{t('form.unplacedText')}</p>
            {plan.unplaced.map((id) => (
              <SelectField
                key={id}
                name={`chosen.${id}`}
                label={nameOf(id)}
                width="m"
                optional
                none={t('form.none')}
                choices={plan.groups.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))}
              />
            ))}
          </fieldset>
        ) : null}
        <div className="actions">
          <SubmitButton>{t('form.submit', { count: plan.groups.length })}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
