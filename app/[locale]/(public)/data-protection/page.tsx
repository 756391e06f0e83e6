import type { Metadata } from 'next';
import { getTranslations } from '@/lib/i18n/words';
import { PlainText } from '../plain-text';

const sections = ['what', 'kept', 'survey', 'cookies', 'record', 'rights'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home.privacy'))('title') };
}

export default async function DataProtectionPage() {
  const t = await getTranslations('home.privacy');
  return (
    <PlainText
      title={t('title')}
      sections={sections.map((key) => ({ key, title: t(`${key}.title`), text: t(`${key}.text`) }))}
    />
  );
}
