import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { decideAction } from '@/lib/plenary/actions';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import { DecisionForm } from './decision-form';

const outcomes = ['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED'] as const;

/** The Chair's form on the item on the screen. */
export async function Decide({
  item,
  hasVotes,
  slug,
  locale,
}: {
  item: PlenaryRow;
  hasVotes: boolean;
  slug: string;
  locale: Locale;
}) {
  const t = await getTranslations('plenary');
  return (
    <DecisionForm
      action={decideAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'plenary')}
      meeting={slug}
      recommendation={item.id}
      revision={{ id: item.shown.id, number: item.shown.number, hash: item.shown.hash }}
      hasVotes={hasVotes}
      outcomes={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      labels={{
        title: t('decide.title'),
        lead: t.raw('decide.lead'),
        newer: t.raw('decide.newer'),
        take: t('decide.take'),
        submit: t('decide.submit'),
        done: t('decide.done'),
        symbol: item.symbol ?? '',
        vote: { title: t('vote.title'), lead: t('vote.lead') },
        notes: {
          any: t('fields.note.label'),
          ...Object.fromEntries(outcomes.map((value) => [value, t(`note.${value}`)])),
        },
      }}
    />
  );
}
