import { currentActor } from '@/lib/auth/actor';
import { leaveAction } from '@/lib/auth/actions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { Link } from '@/lib/i18n/navigation';
import { loadMessages } from '@/lib/i18n/load-messages';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { SignOutButton } from './sign-out-button';

/** Who is signed in, with the way to their page and out; otherwise the way in. */
export async function Person() {
  const [actor, t, locale] = await Promise.all([currentActor(), getTranslations('common.person'), getLocale()]);
  if (!actor) return <Link href="/sign-in">{t('signIn')}</Link>;
  return (
    <>
      <Link href="/work">
        <bdi>{actor.name ?? actor.email}</bdi>
      </Link>
      <SignOutButton
        action={leaveAction}
        idempotencyKey={newIdempotencyKey()}
        label={t('signOut')}
        leave={loadMessages(locale).door.leave}
        leaveAnswers={loadMessages(locale).surveys.leave}
      />
    </>
  );
}
