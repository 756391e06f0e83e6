import type { Metadata } from 'next';
import { getTranslations } from '@/lib/i18n/words';
import { PlainText } from '../plain-text';

const sections = ['signIn', 'invited', 'survey', 'times', 'ask'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home.help'))('title') };
}

export default async function HelpPage() {
  const t = await getTranslations('home.help');
  return (
    <PlainText
      title={t('title')}
      sections={sections.map((key) => ({ key, title: t(`${key}.title`), text: t(`${key}.text`) }))}
    />
  );
}
