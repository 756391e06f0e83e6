import type { FigureChoices } from '@/lib/directory/schema';
import { useTranslations } from '@/lib/i18n/words';

/** What is counted: a form that asks for the same page with other values in its address. */
export function Choices({ action, choices }: { action: string; choices: FigureChoices }) {
  const t = useTranslations('directory.figures');
  const years = Array.from({ length: 8 }, (_, index) => 2018 + index);
  return (
    <form className="filters" action={action} aria-label={t('chooseLabel')}>
      <label>
        {t('year')}
        <select name="year" defaultValue={choices.year}>
          {years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <label>
        {t('classes')}
        <select name="classes" defaultValue={choices.classes}>
          <option value="year">{t('classesYear')}</option>
          <option value="latest">{t('classesLatest')}</option>
        </select>
      </label>
      <label>
        {t('undecidedChoice')}
        <select name="undecided" defaultValue={choices.undecided}>
          <option value="out">{t('undecidedOut')}</option>
          <option value="in">{t('undecidedIn')}</option>
        </select>
      </label>
      <button className="btn">{t('again')}</button>
    </form>
  );
}
