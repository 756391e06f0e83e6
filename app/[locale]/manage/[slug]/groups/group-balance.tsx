import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { placePartyAction } from '@/lib/breakouts/actions';
import { balanceSteps } from '@/lib/breakouts/model';
import type { GroupRow, MemberRow } from '@/lib/breakouts/queries';
import { outOfGroup } from '@/lib/breakouts/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { GroupDrag } from './group-drag';
import styles from './groups.module.css';

interface GroupBalanceProps {
  groups: readonly GroupRow[];
  members: readonly MemberRow[];
  slug: string;
  locale: Locale;
}

/** How large the groups are beside each other, and what would make them more equal: each step is somebody's to take. */
export async function GroupBalance({ groups, members, slug, locale }: GroupBalanceProps) {
  const t = await getTranslations('breakouts');
  const largest = Math.max(...groups.map(({ persons }) => persons), 1);
  const codeOf = new Map(groups.map(({ id, code }) => [id, code]));
  const nameOf = (id: string) => {
    const member = members.find((one) => one.id === id);
    return member ? pick(member.acronyms, locale).text || pick(member.names, locale).text : id;
  };
  // Of a chain of steps only the first is true now; the others are proposed anew once it is taken.
  const [step] = balanceSteps(groups, members);
  const words = step && {
    party: nameOf(step.party),
    from: codeOf.get(step.from) ?? '',
    to: (step.to && codeOf.get(step.to)) ?? '',
    sizes: groups.map(({ id, code }) => `${code} ${step.sizes.get(id) ?? 0}`).join(', '),
  };
  return (
    <section aria-labelledby="balance">
      <h2 id="balance">{t('balance.title')}</h2>
      <dl className={styles.balance}>
        {groups.map(({ id, code, persons }) => (
          <div key={id}>
            <dt>{code}</dt>
            <dd>
              <span
                className={styles.bar}
                style={{ inlineSize: `${(10 * persons) / largest}rem` }}
                aria-hidden="true"
              />
              {t('balance.persons', { count: persons })}
            </dd>
          </div>
        ))}
      </dl>
      {step && words ? (
        <ActionForm
          action={placePartyAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'breakouts')}
          meeting={slug}
          label={t('balance.propose')}
        >
          <p className="small">{t(step.to ? 'balance.move' : 'balance.leave', words)}</p>
          <HiddenField name="party" value={step.party} />
          <HiddenField name="from" value={step.from} />
          <HiddenField name="to" value={step.to ?? outOfGroup} />
          <SubmitButton kind="plain">{t('balance.take')}</SubmitButton>
        </ActionForm>
      ) : (
        <p className="soft">{t('balance.nothing')}</p>
      )}
      <h3>{t('drag.title')}</h3>
      <GroupDrag
        groups={groups.map(({ id, names, persons }) => ({ id, persons, name: pick(names, locale).text }))}
        members={members.map(({ id, persons, groups: seated }) => {
          const name = nameOf(id);
          return { id, name, persons, groups: seated, undo: t('drag.undo', { name }) };
        })}
        meeting={slug}
        words={formWords(locale, 'breakouts')}
        labels={{
          lead: t('drag.lead'),
          title: t('drag.title'),
          persons: t('drag.persons'),
          none: t('form.unplaced'),
          moved: t('drag.moved'),
        }}
        idempotencyKey={newIdempotencyKey()}
      />
    </section>
  );
}
