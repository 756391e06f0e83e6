import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { Unfinished } from '@/lib/inviting/queries/mailings';

/** What is not as a secretariat would want it in these mails, each with the way to the page where it is put right. */
export async function BeforeItLeaves({
  unfinished: { inPreparation, withoutLetterhead, untitled },
  slug,
  locale,
}: {
  unfinished: Unfinished;
  slug: string;
  locale: Locale;
}) {
  if (!inPreparation && withoutLetterhead.length === 0 && untitled.length === 0) return null;
  const t = await getTranslations('inviting.mailing');
  const named = (languages: readonly Locale[]) =>
    formatList(
      languages.map((language) => languageName(language, locale)),
      locale,
    );
  const edit = (chunks: ReactNode) => <Link href={`/manage/${slug}/edit`}>{chunks}</Link>;
  const words = (chunks: ReactNode) => <Link href={`/manage/${slug}/invitations/words`}>{chunks}</Link>;
  return (
    <Notice kind="ask" level={2} title={t('check')}>
      <ul>
        {inPreparation ? <li>{t.rich('inPreparation', { edit })}</li> : null}
        {withoutLetterhead.length > 0 ? (
          <li>{t.rich('withoutLetterhead', { languages: named(withoutLetterhead), words })}</li>
        ) : null}
        {untitled.length > 0 ? <li>{t.rich('untitled', { languages: named(untitled), edit })}</li> : null}
      </ul>
    </Notice>
  );
}
