import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import { pictureNames, type PictureName } from '@/lib/pictures/model/picture';

/** To the pictures, as of a day (`YYYY-MM-DD`) where the page that leads there has one; `set`: which mechanisms are compared. */
export function PictureLinks({
  names = pictureNames,
  day,
  set,
}: {
  names?: readonly PictureName[];
  day?: string;
  set?: string | undefined;
}) {
  const t = useTranslations('pictures');
  return names.map((name, index) => {
    const asked = new URLSearchParams({ ...(day ? { day } : {}), ...(set && name === 'overlap' ? { set } : {}) });
    return (
      <span key={name}>
        {index > 0 ? ' · ' : null}
        <Link href={`/pictures/${name}${asked.size > 0 ? `?${asked}` : ''}`}>{t(`${name}.name`)}</Link>
      </span>
    );
  });
}
