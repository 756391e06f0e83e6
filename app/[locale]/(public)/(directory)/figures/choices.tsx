import type { FigureChoices } from '@/lib/directory/schema';
import { useTranslations } from '@/lib/i18n/words';

interface ChoicesProps {
  action: string;
  choices: FigureChoices;
  /** First and last year that can be counted. */
  years: { first: number; last: number };
}

/** What is counted: a form that asks for the same page with other values in its address. */
export function Choices({ action, choices, years: { first, last } }: ChoicesProps) {
  const t = useTranslations('directory.figures');
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return (
    <form className="filters" action={action} aria-label={t('chooseLabel')}>
      <label>
        {t('year')}
        <select name="year" defaultValue={choices.year}>
          {years.includes(choices.year) ? null : <option>{choices.year}</option>}
          {years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <CountedAs choices={choices} />
      <button className="btn">{t('again')}</button>
    </form>
  );
}

/** Which class counts, and whether the undecided do. */
export function CountedAs({ choices }: { choices: Pick<FigureChoices, 'classes' | 'undecided'> }) {
  const t = useTranslations('directory.figures');
  return (
    <>
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
    </>
  );
}
