import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { capacityChoices, courtesyChoices, localeChoices } from '@/components/registration/choices';
import { NamedPersonFields } from '@/components/registration/named-person-fields';
import { Dialog } from '@/components/ui/dialog';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { nominateAction, substituteAction, withdrawAction } from '@/lib/registration/actions';
import { keepSeatAction } from '@/lib/representation/actions';

interface Place {
  meeting: string;
  locale: Locale;
}

async function wordsOf() {
  return Promise.all([getTranslations('delegations.own'), getTranslations('registration'), getTranslations('common')]);
}

/** Names somebody for a free place. */
export async function NominateDialog({
  delegationId,
  seat,
  rank,
  hasHead,
  meeting,
  locale,
}: Place & {
  delegationId: string;
  seat: string;
  rank: number;
  hasHead: boolean;
}) {
  const [t, registration, common] = await wordsOf();
  return (
    <Dialog opener={t('nameFor', { rank })} title={t('nominateTitle', { rank })} close={common('dialog.close')}>
      <p>{t('nominateText')}</p>
      {/* Once the head is named, the form of the other places must offer another capacity. */}
      <ActionForm
        key={hasHead ? 'after the head' : 'head first'}
        action={nominateAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'registration')}
        meeting={meeting}
        done={t('nominated')}
      >
        <HiddenField name="delegation" value={delegationId} />
        <HiddenField name="seat" value={seat} />
        <SelectField
          name="capacity"
          choices={capacityChoices(registration)}
          defaultValue={hasHead ? 'DELEGATE' : 'HEAD'}
          width="m"
        />
        <NamedPersonFields courtesyTitles={courtesyChoices(registration)} locales={localeChoices()} locale={locale} />
        <div className="actions">
          <SubmitButton>{t('nominateSend')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Says for whom a free place is kept until there is a name. */
export async function KeepDialog({
  seat,
  rank,
  keptFor,
  meeting,
  locale,
}: Place & { seat: string; rank: number; keptFor: string | null }) {
  const [t, common] = await Promise.all([getTranslations('representation.seat'), getTranslations('common')]);
  return (
    <Dialog opener={t(keptFor ? 'change' : 'keep')} title={t('keepFor', { rank })} close={common('dialog.close')}>
      <p>{t('keepText')}</p>
      <ActionForm
        key={keptFor ?? ''}
        action={keepSeatAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'representation')}
        meeting={meeting}
        done={t('keptDone')}
      >
        <HiddenField name="seat" value={seat} />
        <TextField name="keptFor" maxLength={120} defaultValue={keptFor ?? undefined} optional />
        <div className="actions">
          <SubmitButton>{t('keepSend')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

type Registered = Place & { registrationId: string; name: string };

/** Puts somebody else on a place; says who is told. */
export async function SubstituteDialog({ registrationId, name, meeting, locale }: Registered) {
  const [t, registration, common] = await wordsOf();
  return (
    <Dialog opener={t('substitute')} title={t('substituteTitle', { name })} close={common('dialog.close')}>
      <p>{t('substituteText', { name })}</p>
      <ActionForm
        action={substituteAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'registration')}
        meeting={meeting}
        done={t('nominated')}
      >
        <HiddenField name="registration" value={registrationId} />
        <NamedPersonFields courtesyTitles={courtesyChoices(registration)} locales={localeChoices()} locale={locale} />
        <div className="actions">
          <SubmitButton>{t('substituteSend')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Frees a place. */
export async function WithdrawDialog({ registrationId, name, meeting, locale }: Registered) {
  const [t, , common] = await wordsOf();
  return (
    <Dialog opener={t('withdraw')} title={t('withdrawTitle', { name })} close={common('dialog.close')} kind="grave">
      <p>{t('withdrawText', { name })}</p>
      <ActionForm
        action={withdrawAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'registration')}
        meeting={meeting}
      >
        <HiddenField name="registration" value={registrationId} />
        <TextArea name="reason" maxLength={1000} optional />
        <div className="actions">
          <SubmitButton kind="grave">{t('withdrawSend')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
