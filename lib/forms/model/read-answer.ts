import type { FieldError } from '@/lib/core/errors';
import { day, line, text, validate } from '@/lib/core/validation';
import { z } from 'zod';
import type { AnswerValue, Field } from '../schema';
import { choicesOf } from './changes';

/** Languages that can be given as an answer, by code: those of the United Nations first, then others in wide use. */
export const answerLanguages = [
  'ar',
  'zh',
  'en',
  'fr',
  'ru',
  'es',
  'bn',
  'de',
  'fa',
  'hi',
  'id',
  'it',
  'ja',
  'ko',
  'ms',
  'pt',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
] as const;

export type ReadAnswer = { ok: true; value: AnswerValue } | { ok: false; error: FieldError };

/** What reading an answer may need beside the field: what is stored already, and the words of a consent. */
type Reading = { stored?: AnswerValue | undefined; locale: string; consentText: string };

const done = (value: AnswerValue): ReadAnswer => ({ ok: true, value });
const wrong = (code: string): ReadAnswer => ({ ok: false, error: { code } });

/**
 * Reads what was posted for a field. Nothing posted, or only spaces, is "no answer" (null), never wrong: whether one is
 * required is asked when the form is handed in. A choice that is no longer offered stays where it was chosen before.
 * Countries and organisations are only looked at for their shape: that they exist, the directory says.
 */
export function readAnswer(field: Field, posted: string | readonly string[] | undefined, reading: Reading): ReadAnswer {
  if (field.type === 'multiple') return readChoices(field, posted, reading.stored);
  const typed = typeof posted === 'string' ? posted : (posted?.[0] ?? '');
  if (typed.trim() === '') return done(null);
  switch (field.type) {
    case 'text':
      return checked(line({ max: 300 }), typed);
    case 'long_text':
      return checked(text({ max: 4_000 }), typed);
    case 'date':
      return checked(day, typed.trim());
    case 'phone':
      return readPhone(typed);
    case 'single':
      return typed === reading.stored || choicesOf(field).some(({ id }) => id === typed)
        ? done(typed)
        : wrong('invalid_choice');
    case 'country':
      return /^[A-Z]{2}$/.test(typed) ? done(typed) : wrong('invalid_choice');
    case 'organisation':
      return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed) && typed.length <= 60 ? done(typed) : wrong('invalid_choice');
    case 'language':
      return answerLanguages.some((code) => code === typed) ? done(typed) : wrong('invalid_choice');
    case 'consent':
      return readConsent(typed, reading);
    case 'file':
    case 'note':
    case 'sensitive':
      return wrong('unknown_field');
  }
}

/** A consent keeps the words agreed to as long as it stands: agreeing again to what stands changes nothing. */
function readConsent(typed: string, { stored, consentText, locale }: Reading): ReadAnswer {
  if (typed !== 'on') return wrong('invalid');
  const stands = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  return done(stands ? stored : { text: consentText, locale });
}

function readChoices(
  field: Field,
  posted: string | readonly string[] | undefined,
  stored: AnswerValue | undefined,
): ReadAnswer {
  const chosen = [posted ?? []].flat().filter((id) => id.trim() !== '');
  const before = Array.isArray(stored) ? stored : [];
  const offered = [...choicesOf(field).map(({ id }) => id), ...before];
  if (chosen.some((id) => !offered.includes(id))) return wrong('invalid_choice');
  // In the order of the form, whatever the order of the post.
  const inOrder = [...new Set(offered)].filter((id) => chosen.includes(id));
  return done(inOrder.length === 0 ? null : inOrder);
}

function checked(schema: z.ZodType<string>, typed: string): ReadAnswer {
  const read = validate(schema, typed);
  return read.ok ? done(read.value) : { ok: false, error: read.fields[''] ?? { code: 'invalid' } };
}

/**
 * A telephone number with its country: "+41 22 …" or "0041 22 …", digits set apart as the writer likes; 7 to 15 digits as
 * E.164 allows. Kept as typed, but for "00" in front, which becomes "+".
 */
export function readPhone(typed: string): ReadAnswer {
  const plain = typed.normalize('NFKC').replace(/\s+/g, ' ').trim().replace(/^00/, '+');
  if (!/^\+[\d ().\-/]+$/.test(plain)) return wrong('invalid_phone');
  const digits = plain.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 && !digits.startsWith('0') ? done(plain) : wrong('invalid_phone');
}
