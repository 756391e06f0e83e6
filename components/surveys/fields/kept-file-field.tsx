import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { inMegabytes, mostAnswerFileBytes } from '@/lib/core/upload-size';
import { useTranslations } from '@/lib/i18n/words';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';

type KeptFileFieldProps = FieldOf<'FILE'> & { file: { name: string; href: string } | undefined };

/** A file to choose, with the one that is kept already: a browser cannot fill it in again, and need not. */
export function KeptFileField({ question, answer, name, field, file }: KeptFileFieldProps) {
  const t = useTranslations('surveys');
  const help = t('own.fileHelp', { max: inMegabytes(mostAnswerFileBytes) });
  return (
    <>
      <HiddenField name={`seen.${question.code}`} value={answer?.file?.id ?? ''} />
      <FileField
        {...field}
        optional={field.optional || answer?.file !== undefined}
        help={
          <>
            {field.help ? <>{field.help} </> : null}
            {help}
          </>
        }
        accept=".pdf,.jpg,.jpeg,.png"
        maxBytes={mostAnswerFileBytes}
      />
      {file ? (
        <div className="small">
          <p>
            {t('own.fileKept')}{' '}
            <a href={file.href}>
              <bdi>{file.name}</bdi>
            </a>
          </p>
          <label className="pick">
            <input type="checkbox" name={`${name}.remove`} value="on" />
            <span>{t('own.fileRemove')}</span>
          </label>
        </div>
      ) : null}
      <InsteadField name={name} answer={answer} />
    </>
  );
}
