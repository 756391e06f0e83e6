import { fill, type FormWords } from '@/components/form/form-words';
import type { SaveStatus } from '@/components/form/use-autosave';
import { formatTime } from '@/lib/i18n/dates';
import { isLocale } from '@/lib/i18n/routing';

/** Words of what is known of saving. */
export type SaveWords = Record<
  'saving' | 'savedAt' | 'waiting' | 'offline' | 'noReply' | 'signedOut' | 'signIn' | 'restored',
  string
>;

interface SaveStateProps {
  status: SaveStatus;
  /** Answers were put back that an earlier visit on this device could not send. */
  isRestored: boolean;
  words: SaveWords;
  form: FormWords;
  zone: string;
  signInHref: string;
}

/** Says "saved" only when the server has said so, with the time; and otherwise where what was typed is. */
export function SaveState({ status, isRestored, words, form, zone, signInHref }: SaveStateProps) {
  const locale = isLocale(form.locale) ? form.locale : 'en';
  return (
    <div className="saved">
      <div role="status">
        {status.kind === 'waiting' ? <span className="st half">{words.waiting}</span> : null}
        {status.kind === 'saving' ? <span className="st half">{words.saving}</span> : null}
        {status.kind === 'saved' ? (
          <span className="st done">{fill(words.savedAt, { time: formatTime(status.at, locale, zone) }, locale)}</span>
        ) : null}
        {status.kind === 'offline' ? <span className="st late">{words.offline}</span> : null}
        {status.kind === 'no_reply' ? <span className="st late">{words.noReply}</span> : null}
        {status.kind === 'refused' ? (
          <span className="st late">
            {status.code === 'unauthenticated' ? words.signedOut : form[`errors.${status.code}.title`]}
          </span>
        ) : null}
        {isRestored ? <p className="small soft">{words.restored}</p> : null}
      </div>
      {status.kind === 'refused' && status.code === 'unauthenticated' ? (
        <a href={signInHref} target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      ) : null}
    </div>
  );
}
