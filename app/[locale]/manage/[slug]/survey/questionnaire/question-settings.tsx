import { Checkbox } from '@/components/form/choice-fields';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import type { DraftQuestion } from '@/lib/surveys/model/definition';
import { nothing } from '@/lib/surveys/model/questionnaire';
import type { Writing } from './page';

/** Empty lines for further choices; more appear after saving. */
const roomForMore = ['n0', 'n1', 'n2'];

interface QuestionSettingsProps {
  writing: Writing;
  question: DraftQuestion;
  themes: readonly { code: string; names: LocalizedText }[];
  topK: number;
}

/** What one kind of question alone lets be set. */
export async function QuestionSettings({ writing, question, themes, topK }: QuestionSettingsProps) {
  const t = await getTranslations('questionnaire');
  switch (question.type) {
    case 'SINGLE':
      return (
        <>
          <Choices writing={writing} question={question} themes={themes} />
          <Checkbox name="other" optional defaultChecked={question.other ?? false} />
        </>
      );
    case 'MULTIPLE':
      return (
        <>
          <Choices writing={writing} question={question} themes={themes} />
          <Checkbox name="other" optional defaultChecked={question.other ?? false} />
          <Ends names={['minChoices', 'maxChoices']} values={[question.minChoices, question.maxChoices]} />
        </>
      );
    case 'RANKING':
      return (
        <>
          <Whole name="topK" value={question.topK} help={t('topKHelp', { n: topK })} />
          <Choices writing={writing} question={question} themes={themes} />
        </>
      );
    case 'SCALE':
      return (
        <div className="two">
          <TextField name="minValue" inputMode="numeric" width="s" defaultValue={String(question.minValue)} />
          <TextField name="maxValue" inputMode="numeric" width="s" defaultValue={String(question.maxValue)} />
        </div>
      );
    case 'MATRIX':
      return (
        <>
          <Items writing={writing} of="rows" items={question.rows} />
          <Items writing={writing} of="columns" items={question.columns} />
        </>
      );
    case 'NUMBER':
      return (
        <>
          <Whole name="decimals" value={question.decimals} />
          <Ends names={['least', 'most']} values={[question.min, question.max]} inputMode="decimal" />
        </>
      );
    case 'DATE':
      return (
        <div className="two">
          <DateField name="firstDay" optional defaultValue={question.min} />
          <DateField name="lastDay" optional defaultValue={question.max} />
        </div>
      );
    case 'TEXT':
    case 'LONG_TEXT':
      return <Ends names={['minLength', 'maxLength']} values={[question.minLength, question.maxLength]} />;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return <Checkbox name="multiple" optional defaultChecked={question.multiple ?? false} />;
    case 'CALCULATED': {
      const written = question.calculation === nothing ? '' : question.calculation;
      return <TextArea name="calculation" rows={2} maxLength={2_000} defaultValue={written} />;
    }
    case 'FILE':
    case 'NOTE':
      return null;
  }
}

const typed = (value: number | undefined) => (value === undefined ? '' : String(value));

function Whole({ name, value, help }: { name: string; value: number | undefined; help?: string }) {
  const said = help ? { help } : {};
  return <TextField name={name} inputMode="numeric" width="s" optional {...said} defaultValue={typed(value)} />;
}

interface EndsProps {
  names: readonly [string, string];
  values: readonly [number | undefined, number | undefined];
  inputMode?: 'numeric' | 'decimal';
}

/** The two ends of a range, side by side. */
function Ends({ names, values, inputMode = 'numeric' }: EndsProps) {
  return (
    <div className="two">
      {names.map((name, index) => (
        <TextField
          key={name}
          name={name}
          inputMode={inputMode}
          width="s"
          optional
          defaultValue={typed(values[index])}
        />
      ))}
    </div>
  );
}

type ChoicesProps = Pick<QuestionSettingsProps, 'writing' | 'themes'> & {
  question: Extract<DraftQuestion, { choices: unknown }>;
};

/** What each choice is called and which theme it stands for; room for more, and all themes at once. */
async function Choices({ writing: { languages, locale }, question: { choices }, themes }: ChoicesProps) {
  const t = await getTranslations('questionnaire');
  const ofThemes = themes.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }));
  const lacking = themes.filter(({ code }) => !choices.some(({ themeCode }) => themeCode === code)).length;
  return (
    <>
      <h5>{t('choices')}</h5>
      <div className="stack-l">
        {choices.map(({ code, label, themeCode }, index) => (
          <div key={code}>
            <MultilingualField
              name={`choices.${code}`}
              label={t('choiceNumber', { n: index + 1 })}
              languages={languages}
              source={languages[0] ?? locale}
              defaultValue={label}
            />
            <SelectField
              name={`themes.${code}`}
              label={t('themeOf', { n: index + 1 })}
              optional
              none={t('noTheme')}
              choices={ofThemes}
              defaultValue={themeCode ?? ''}
            />
          </div>
        ))}
      </div>
      {roomForMore.map((added, index) => (
        <MultilingualField
          key={added}
          name={`added.${added}`}
          label={t('newChoice', { n: choices.length + index + 1 })}
          languages={languages}
          optional
        />
      ))}
      {lacking > 0 ? <Checkbox name="everyTheme" label={t('everyTheme', { count: lacking })} optional /> : null}
    </>
  );
}

interface ItemsProps {
  writing: Writing;
  of: 'rows' | 'columns';
  items: readonly { code: string; label: LocalizedText }[];
}

/** Rows or columns of a matrix, and room for more. */
async function Items({ writing: { languages, locale }, of, items }: ItemsProps) {
  const t = await getTranslations('questionnaire');
  const isRows = of === 'rows';
  return (
    <>
      <h5>{t(of)}</h5>
      {items.map(({ code, label }, index) => (
        <MultilingualField
          key={code}
          name={`${of}.${code}`}
          label={t(isRows ? 'rowNumber' : 'columnNumber', { n: index + 1 })}
          languages={languages}
          source={languages[0] ?? locale}
          defaultValue={label}
        />
      ))}
      {roomForMore.map((added, index) => (
        <MultilingualField
          key={added}
          name={`${isRows ? 'addedRows' : 'addedColumns'}.${added}`}
          label={t(isRows ? 'newRow' : 'newColumn', { n: items.length + index + 1 })}
          languages={languages}
          optional
        />
      ))}
    </>
  );
}
