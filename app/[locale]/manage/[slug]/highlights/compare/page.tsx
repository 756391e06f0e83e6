import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { compareVersions } from '@/lib/outcome/model/compare';
import { findVersions, versionName } from '@/lib/outcome/queries/versions';
import { comparisonSchema } from '@/lib/outcome/schema';
import { ComparedText } from './compared-text';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outcome.compare'))('title') };
}

/** Any two versions of the Highlights, kept or published, side by side word by word. */
export default async function ComparePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/highlights/compare`;
  const scope = await meetingPage(slug, { locale, permission: 'outcome.read-draft', here });
  const chosen = comparisonSchema.parse(query);
  const [t, pair] = await Promise.all([getTranslations('outcome.compare'), orNotFound(findVersions(scope, chosen))]);
  const { languages, zone } = scope.meeting;
  const head = (
    <div className="head">
      <p className="small">
        <Link href={`/manage/${slug}/highlights${can(scope, 'outcome.translate') ? '' : '/sign'}`}>{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
    </div>
  );
  if (!pair)
    return (
      <div className="stack-l">
        {head}
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      </div>
    );
  const language = languages.find((one) => one === (chosen.language ?? locale)) ?? pair.source;
  const versions = pair.versions.map((version) => ({
    value: version.key,
    label: [versionName(version, locale, zone), version.why].filter(Boolean).join(' · '),
  }));
  const isOne = pair.from.key === pair.to.key;
  const tongues = languages.map((value) => ({ value, label: languageName(value, locale) }));
  return (
    <div className="stack-l">
      {head}
      <form className="stack" aria-label={t('choose')}>
        <div className="row mid">
          <Choice name="from" label={t('from')} choices={versions} value={pair.from.key} />
          <Choice name="to" label={t('to')} choices={versions} value={pair.to.key} />
          <Choice name="language" label={t('language')} choices={tongues} value={language} />
        </div>
        <p>
          <label>
            <input type="checkbox" name="all" value="1" defaultChecked={chosen.all === '1'} /> {t('all')}
          </label>
        </p>
        <p>
          <button className="btn">{t('ask')}</button>
        </p>
      </form>
      {isOne ? null : (
        <p>
          <a
            href={`/api/meetings/${slug}/highlights-comparison?from=${pair.from.key}&to=${pair.to.key}&language=${language}&locale=${locale}`}
          >
            {t('download')}
          </a>
        </p>
      )}
      <ComparedText
        comparison={compareVersions(pair.from.text, pair.to.text, language)}
        language={language}
        isOne={isOne}
        showsAll={chosen.all === '1'}
      />
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
  value: string;
}

function Choice({ name, label, choices, value }: ChoiceProps) {
  return (
    <p className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value} key={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </p>
  );
}
