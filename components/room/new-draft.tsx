'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { Status } from '@/components/ui/status';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import { formDataToObject, type FormAction, type FormState } from '@/lib/core/form-state';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { refusalOf } from './refusal-of';
import { useRoom } from './room-context';
import { soonAnswered } from './soon-answered';
import { say } from './words';

interface NewDraftProps {
  issue: string;
  /** What takes the form where there is no JavaScript. */
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  language: string;
  locale: Locale;
  zone: string;
  label: string;
  children: ReactNode;
}

/** A new draft on an issue, with or without a connection: it goes through the device's queue, as points do. */
export function NewDraft({ issue, action, children, language, locale, zone, label, ...form }: NewDraftProps) {
  const { state, outbox, words, meeting } = useRoom();
  const isEnhanced = useIsEnhanced();
  const waiting = state.waiting.filter(({ kind, subject }) => kind === 'draft' && subject === issue);

  async function save(_state: FormState, data: FormData): Promise<FormState> {
    const post = formDataToObject(data);
    const { meeting: _meeting, idempotencyKey: _key, ...typed } = post.object;
    // What is missing is said at once; a draft that waits could not ask any more.
    const missing = ['text', 'theme'].filter((name) => typeof typed[name] !== 'string' || typed[name].trim() === '');
    if (missing.length > 0) {
      const fields = Object.fromEntries(missing.map((name) => [name, { code: 'required' }]));
      return { status: 'error', code: 'invalid', fields, values: post.values };
    }
    const { clientId, outcome } = await outbox.add('draft', issue, typed);
    const answer = await soonAnswered(outcome);
    if (answer?.kind === 'recorded')
      return {
        status: 'ok',
        message: say(words, 'draft_saved', { time: formatTime(new Date(answer.at), locale, zone) }),
      };
    if (answer?.kind === 'refused') {
      // The form holds it still, and says what is wrong.
      await outbox.dismiss(clientId);
      return refusalOf(answer, post.values);
    }
    return { status: 'ok', message: say(words, 'draft_waits') };
  }

  return (
    <>
      {waiting.length > 0 ? (
        <ul className="plain small" aria-label={say(words, 'notYetHere')}>
          {waiting.map(({ clientId, fields }) => (
            <li key={clientId}>
              <span className="serif" lang={language}>
                {String(fields.text)}
              </span>{' '}
              <Status shape="half">{say(words, 'waitsToBeSent')}</Status>
            </li>
          ))}
        </ul>
      ) : null}
      <ActionForm {...form} action={isEnhanced ? save : action} meeting={meeting} label={label} resets>
        {children}
      </ActionForm>
    </>
  );
}
