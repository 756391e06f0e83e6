import type { MeetingScope } from '@/lib/auth/scope';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { seatingOrders } from '@/lib/papers/schema';

type Props = { scope: MeetingScope; locale: Locale };

/** How the table is to be set, and the plan as a file. */
export async function Seating({ scope, locale }: Props) {
  const t = await getTranslations('papers');
  return (
    <section className="sec stack" aria-labelledby="seating">
      <h2 id="seating">{t('seating.title')}</h2>
      <p className="small soft">
        {t('seating.lead')} {t('seating.mixedHelp')}
      </p>
      <form className="filters" action={`/api/meetings/${scope.meeting.slug}/seating`}>
        <label>
          {t('seating.order')}
          <select name="order" defaultValue="protocol">
            {seatingOrders.map((order) => (
              <option key={order} value={order}>
                {t(`seating.${order}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('seating.seed')}
          <input className="w-s" type="number" name="seed" min={0} max={999999} defaultValue={1} />
        </label>
        <label>
          {t('badge.language')}
          <select name="language" defaultValue={locale}>
            {locales.map((language) => (
              <option key={language} value={language} lang={language}>
                {languageNames[language]}
              </option>
            ))}
          </select>
        </label>
        <button className="btn">{t('seating.print')}</button>
      </form>
    </section>
  );
}
