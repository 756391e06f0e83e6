'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { replaceBadgeAction } from '@/lib/door/actions';
import type { DoorCard } from '@/lib/door/model/card';
import { badgeReplacements } from '@/lib/door/schema';
import { newId } from '@/components/form/new-id';
import type { DoorWords } from './words';

type Props = {
  card: DoorCard;
  meeting: string;
  words: DoorWords;
  formWords: FormWords;
  /** Made on the server where the card was; a card that came later makes its own. */
  idempotencyKey?: string;
};

/** A badge printed once more, or one with a new code where the old one is lost. Needs the connection. */
export function BadgeForm({ card, meeting, words, formWords, idempotencyKey }: Props) {
  const [key] = useState(() => idempotencyKey ?? newId());
  if (!['NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED'].includes(card.status)) return null;
  const print = `/api/meetings/${meeting}/badges?size=card&language=${words.locale}&registrations[]=${card.id}`;
  return (
    <details>
      <summary>{words.badgeReplace}</summary>
      <div className="stack">
        {card.hasBadge && card.status === 'CONFIRMED' ? (
          <p>
            <a href={print}>{words.badgePrint}</a>
          </p>
        ) : null}
        <ActionForm action={replaceBadgeAction} idempotencyKey={key} words={formWords} meeting={meeting}>
          <HiddenField name="registration" value={card.id} />
          <SelectField
            name="reason"
            help={words.badgeLead}
            choices={badgeReplacements.map((value) => ({ value, label: words[`badge.${value}`] ?? value }))}
          />
          <SubmitButton kind="plain">{words.badgeSubmit}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
