import type { Metadata } from 'next';
import { getTranslations } from '@/lib/i18n/words';
import { PlainText } from '../plain-text';

const sections = ['aim', 'how', 'weak'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home.accessibility'))('title') };
}

export default async function AccessibilityPage() {
  const t = await getTranslations('home.accessibility');
  return (
    <PlainText
      title={t('title')}
      sections={sections.map((key) => ({ key, title: t(`${key}.title`), text: t(`${key}.text`) }))}
    />
  );
}
