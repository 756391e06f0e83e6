import type { ParticipantCategory } from '@/lib/core/prisma/enums';
import { formatList } from '@/lib/i18n/numbers';
import { getLocale, getTranslations } from '@/lib/i18n/words';

/** The categories of delegations that are asked, in words; none named is everybody. */
export async function WhoIsAsked({ categories }: { categories: readonly ParticipantCategory[] }) {
  const [t, locale] = await Promise.all([getTranslations('forms'), getLocale()]);
  if (categories.length === 0) return t('manage.everybody');
  return formatList(
    categories.map((category) => t(`category.${category}`)),
    locale,
  );
}
