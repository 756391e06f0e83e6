import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { changeQuestionnaire } from './change-questionnaire';
import { longestOf, stringsOf, withString } from './model/strings';
import { sealOf } from './model/translation';
import type { translateStringSchema } from './schema';

type Input = z.output<typeof translateStringSchema>;

/**
 * Writes one text of the questionnaire in one language, made from the source as it is now; an empty text takes it out.
 * Two people on different texts lose nothing: what is compared is this text and its source, not the whole questionnaire.
 * Refuses "invalid" with `changed_meanwhile` where somebody wrote the same text since, and with `source_changed` where the
 * source reads differently than on the page it was translated from.
 */
export async function translateString(ctx: Ctx, input: Input): Promise<Pick<Input, 'key' | 'language' | 'view'>> {
  const { key, language, text = '', view } = input;
  const [source = 'en'] = ctx.scope.meeting.languages;
  if (language === source || !ctx.scope.meeting.languages.includes(language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  await changeQuestionnaire(
    ctx,
    { questionnaire: input.questionnaire, lockVersion: null },
    ({ draft }) => {
      const string = stringsOf(draft).find((each) => each.key === key);
      if (!string) return { ok: false, code: 'not_found' };
      const { [language]: before, [source]: from } = string.words;
      if (text.length > longestOf(string))
        throw new Refusal('invalid', { text: { code: 'too_long', params: { max: longestOf(string) } } });
      const isOnly = Object.entries(string.words).every(([each, said]) => each === language || !said);
      if (!text && isOnly) throw new Refusal('invalid', { text: { code: 'required' } });
      if (sealOf(from) !== input.from) throw new Refusal('invalid', { text: { code: 'source_changed' } });
      if (sealOf(before) !== input.base) throw new Refusal('invalid', { text: { code: 'changed_meanwhile' } });
      return { ok: true, questionnaire: withString(draft, key, language, text) };
    },
    { step: `translate ${key} ${language}` },
    { key, language },
  );
  return { key, language, view };
}
