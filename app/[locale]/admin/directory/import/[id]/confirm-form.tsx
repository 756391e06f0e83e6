import type { FactWords } from '@/components/directory/fact-words';
import { SourceName } from '@/components/directory/source-name';
import { ActionForm } from '@/components/form/action-form';
import { FieldAnchor } from '@/components/form/field-anchor';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { DataTable, type Column } from '@/components/ui/data-table';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { carryOutImportAction } from '@/lib/directory/actions';
import type { Outcome } from '@/lib/directory/model/compare-rows';
import { datedFacts, differences, fieldNames, offeredFacts } from '@/lib/directory/model/facts';
import type { PreviewedRow } from '@/lib/directory/model/kept-import';
import { lacksOf, type Lack } from '@/lib/directory/model/new-parties';
import type { ImportPreview } from '@/lib/directory/queries/imports';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Regions = readonly { code: string; names: LocalizedText }[];

interface ConfirmFormProps {
  preview: ImportPreview;
  words: FactWords;
  regions: Regions;
  locale: Locale;
}

const outcomes = ['doubt', 'new', 'contradict', 'change', 'add'] as const;
/** What is written only where it is ticked. */
const asked: readonly Outcome[] = ['doubt', 'contradict'];

/** Every difference, field by field, and what it rests on: confirmed, exactly these are written. */
export async function ConfirmForm({ preview: { id, shown, rows }, words, regions, locale }: ConfirmFormProps) {
  const t = await getTranslations('directory');
  const hasUndated = rows.some(
    ({ of, outcome }) => !datedFacts.includes(of.what) && outcomes.some((written) => written === outcome),
  );
  const columns: Column<PreviewedRow>[] = [
    {
      key: 'entry',
      head: t('import.entry'),
      isRowHead: true,
      cell: (row) => <EntryName row={row} words={words} />,
    },
    {
      key: 'changes',
      head: t('import.changes'),
      cell: (row) => (
        <>
          <Making row={row} rows={rows} regions={regions} locale={locale} />
          <Changes row={row} words={words} />
        </>
      ),
    },
  ];
  const follow: Column<PreviewedRow> = {
    key: 'follow',
    head: t('import.follow'),
    label: '',
    cell: ({ key, of, outcome }) => (
      <>
        <label className="pick">
          <input type="checkbox" name="follow[]" value={key} />
          <span>{t(outcome === 'doubt' ? 'import.makeThis' : 'import.followThis')}</span>
        </label>
        {outcome === 'doubt' ? null : (
          <Link href={`/admin/directory/${of.party}/sources`} className="small line">
            {t('import.keepBoth')}
          </Link>
        )}
      </>
    ),
  };
  return (
    <ActionForm
      action={carryOutImportAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'directory')}
      label={t('import.confirm')}
      className="stack-l"
    >
      <HiddenField name="directoryImport" value={id} />
      <HiddenField name="shown" value={shown} />
      <FieldAnchor name="rows" />
      {fieldNames.map((name) => (
        <FieldAnchor key={name} name={`values.${name}`} />
      ))}
      {outcomes.map((outcome) => {
        const of = rows.filter((row) => row.outcome === outcome);
        return of.length === 0 ? null : (
          // What was changed meanwhile is to be decided anew; what was typed below it stays.
          <section key={`${outcome} ${shown}`} className="sec stack-s" aria-labelledby={outcome}>
            <h2 id={outcome}>{t(`import.groups.${outcome}`, { count: of.length })}</h2>
            <p>{t(`import.groupTexts.${outcome}`)}</p>
            <DataTable
              caption={t(`import.groups.${outcome}`, { count: of.length })}
              hideCaption
              cards
              rows={of}
              rowKey={({ key }) => key}
              columns={asked.includes(outcome) ? [...columns, follow] : columns}
            />
          </section>
        );
      })}
      <section className="sec stack" aria-labelledby="grounds">
        <h2 id="grounds">{t('import.confirm')}</h2>
        <p>{t('import.confirmText')}</p>
        <TextField name="source" maxLength={500} />
        <TextField name="sourceOn" width="s" maxLength={10} />
        <TextField name="why" optional maxLength={1000} />
        {hasUndated ? (
          <TextField name="begins" help={t('import.beginsHelp')} optional width="s" maxLength={10} />
        ) : null}
        <div className="actions">
          <SubmitButton>{t('import.write')}</SubmitButton>
        </div>
      </section>
    </ActionForm>
  );
}

async function EntryName({ row: { of, party, before, after }, words }: { row: PreviewedRow; words: FactWords }) {
  const t = await getTranslations('directory');
  const isOne = !datedFacts.includes(of.what);
  return (
    <>
      {party?.id ? (
        <Link href={`/directory/${of.party}`}>
          <bdi>{of.party}</bdi>
        </Link>
      ) : (
        <bdi>{of.party}</bdi>
      )}
      <span className="sub">
        {t(`edit.kinds.${of.what}`)}
        {isOne ? null : (
          <>
            {' · '}
            <bdi>{words.line(of.what, before ?? after)}</bdi>
          </>
        )}
      </span>
      <span className="sub">
        {t('import.place', { sheet: of.sheet, row: of.row, in: of.sheet ? 'sheet' : 'text' })}
      </span>
    </>
  );
}

type MakingProps = { row: PreviewedRow; rows: readonly PreviewedRow[]; regions: Regions; locale: Locale };

/** Of a row that makes a party: as what, what the file does not say of it, and who has the same acronym. */
async function Making({ row: { party, founds, like, after }, rows, regions, locale }: MakingProps) {
  if (!founds) return null;
  const t = await getTranslations('directory');
  const given = new Set(rows.flatMap((row) => (row.party?.code === party?.code ? row.of.what : [])));
  const lacks = lacksOf({ as: founds, names: after }, { given, offered: offeredFacts(founds.kind) });
  const own = regions.filter(({ code }) => founds.regions.includes(code));
  return (
    <ul className="bare">
      <li>
        <b>{t('import.makes', { kind: t(`kinds.${founds.kind}`) })}</b>
      </li>
      {own.length > 0 ? (
        <li>
          {t('import.inRegions', {
            regions: formatList(
              own.map(({ names }) => pick(names, locale).text),
              locale,
            ),
          })}
        </li>
      ) : null}
      {like.map((code) => (
        <li key={code}>
          {t.rich('import.like', {
            p: () =>
              rows.some((other) => other.founds && other.party?.code === code) ? (
                <bdi>{code}</bdi>
              ) : (
                <Link href={`/directory/${code}`}>
                  <bdi>{code}</bdi>
                </Link>
              ),
          })}
        </li>
      ))}
      {lacks.length > 0 ? (
        <li className="soft">{t('import.lacks', { what: formatList(lacks.map(lackWord(t)), locale) })}</li>
      ) : null}
    </ul>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'directory'>>>;

const lackWord = (t: Words) => (lack: Lack) => {
  if (lack === 'regions') return t('import.heads.regions');
  if (lack === 'nameFr' || lack === 'nameEs' || lack === 'website') return t(`fields.values.${lack}.label`);
  return t(`edit.kinds.${lack}`);
};

async function Changes({ row, words }: { row: PreviewedRow; words: FactWords }) {
  const t = await getTranslations('directory');
  const { before, after, moved, standsOn, ownSource } = row;
  const grounds = (key: 'standsOn' | 'ownSource', { source, sourceOn }: { source: string; sourceOn: string }) => (
    <span className="sub" style={{ overflowWrap: 'anywhere' }}>
      {t.rich(`import.${key}`, { s: () => <SourceName source={source} /> })}
      {sourceOn ? ` (${t('history.sourceOn', { day: sourceOn })})` : ''}
    </span>
  );
  return (
    <>
      <ul className="bare" style={{ overflowWrap: 'anywhere' }}>
        {differences(before ?? {}, after).map((name) => (
          <li key={name}>
            <b>{t(`fields.values.${name}.label`)}</b>{' '}
            {before?.[name] ? (
              <>
                <del>
                  <bdi>{words.value(name, before[name])}</bdi>
                </del>{' '}
              </>
            ) : null}
            <ins>
              <bdi>{words.value(name, after[name] ?? '')}</bdi>
            </ins>
            {moved && (moved[name] ?? '') !== (before?.[name] ?? '') ? (
              <span className="sub">
                {t.rich('import.stoodThen', { v: () => <bdi>{words.value(name, moved[name] ?? '')}</bdi> })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {standsOn ? grounds('standsOn', standsOn) : null}
      {ownSource ? grounds('ownSource', ownSource) : null}
    </>
  );
}
