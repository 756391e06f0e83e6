'use client';

import { useActionState } from 'react';

import { idle, type FormAction } from '@/lib/core/form-state';

/** Signing out is a post, so that no link, picture or scanner can do it. */
export function SignOutButton({
  action,
  idempotencyKey,
  label,
}: {
  action: FormAction;
  idempotencyKey: string;
  label: string;
}) {
  const [, post, isPending] = useActionState(action, idle);
  return (
    <form action={post}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <button type="submit" className="lnk" aria-busy={isPending || undefined}>
        {label}
      </button>
    </form>
  );
}
