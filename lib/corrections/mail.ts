import { env } from '@/lib/core/env';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import type { Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

/** What the secretariat decided of a proposal, with what it says to it. */
export type Decision = { ending: 'ACCEPTED'; answer: string | null } | { ending: 'ANSWERED'; answer: string };

type About = {
  locale: string;
  name: string;
  what: DirectoryFact;
  party: LocalizedText;
  code: string;
  meeting: { slug: string; illustrative: boolean };
  correction: string;
};

/** To a focal point: their proposal was carried out, or why it was not; and where it stands. */
export function decisionMail({ ending, answer }: Decision, about: About): Worded {
  const locale = isLocale(about.locale) ? about.locale : defaultLocale;
  const t = translator(locale, 'corrections');
  const values = {
    name: about.name,
    party: pick(about.party, locale).text,
    fact: translator(locale, 'directory')(`edit.kinds.${about.what}`),
    answer: answer ? `${t('mail.said')}\n\n${answer}\n\n` : '',
    url: `${env().baseUrl}/${locale}/meetings/${about.meeting.slug}/directory?of=${about.code}#correction-${about.correction}`,
  };
  const body = t(`mail.${ending}.body`, values);
  return {
    subject: headerLine(t(`mail.${ending}.subject`, values)),
    body: about.meeting.illustrative ? `${translator(locale, 'common')('illustrative.band')}\n\n${body}` : body,
  };
}
