import type { SurveyDefinitionInput } from '@/lib/surveys/model/definition';

const inThree = (text: string) => ({ en: text, fr: `${text} (fr)`, es: `${text} (es)` });
const choice = (code: string, label: string) => ({ code, label: inThree(label) });

/** A questionnaire with one question of every kind, on two pages, with conditions and an answer piped into a label. */
export const everyKind: SurveyDefinitionInput = {
  pages: [
    {
      code: 'first',
      title: inThree('First page'),
      sections: [
        {
          code: 'choices',
          intro: inThree('Choose.'),
          questions: [
            {
              code: 'stage',
              type: 'SINGLE',
              required: true,
              label: inThree('Stage'),
              help: inThree('Where your process stands.'),
              choices: [choice('planned', 'Planned'), choice('done', 'Done')],
            },
            {
              code: 'means',
              type: 'MULTIPLE',
              label: inThree('Means'),
              choices: [choice('data', 'Data'), choice('training', 'Training')],
              other: true,
            },
            {
              code: 'priorities',
              type: 'RANKING',
              topK: 2,
              label: inThree('Priorities'),
              choices: [choice('a', 'Labour mobility'), choice('b', 'Trafficking'), choice('c', 'Return')],
            },
            { code: 'useful', type: 'SCALE', label: inThree('Useful'), minValue: 1, maxValue: 5 },
            {
              code: 'rows',
              type: 'MATRIX',
              label: inThree('Rows'),
              rows: [choice('entry', 'Entry'), choice('stay', 'Stay')],
              columns: [choice('little', 'Little'), choice('much', 'Much')],
            },
          ],
        },
      ],
    },
    {
      code: 'second',
      title: inThree('Second page'),
      condition: "${stage} = 'done'",
      sections: [
        {
          code: 'words',
          questions: [
            { code: 'figure', type: 'NUMBER', decimals: 1, min: 0, max: 1000, label: inThree('Figure') },
            { code: 'since', type: 'DATE', label: { en: 'Since ${stage}', fr: 'Depuis', es: 'Desde' } },
            { code: 'name', type: 'TEXT', label: inThree('Name'), condition: "selected(${means}, 'data')" },
            { code: 'experience', type: 'LONG_TEXT', label: inThree('Experience') },
            { code: 'annex', type: 'FILE', label: inThree('Annex') },
          ],
        },
        {
          code: 'lists',
          title: inThree('Lists'),
          questions: [
            { code: 'states', type: 'COUNTRY', multiple: true, label: inThree('States') },
            { code: 'body', type: 'ORGANISATION', label: inThree('Body') },
            { code: 'topic', type: 'THEME', label: inThree('Topic') },
            { code: 'objective', type: 'OBJECTIVE', label: inThree('Objective') },
            { code: 'remark', type: 'NOTE', label: inThree('A note on what follows.') },
            { code: 'total', type: 'CALCULATED', label: inThree('Total'), calculation: '${useful} * 2' },
          ],
        },
      ],
    },
  ],
};
