import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { columnName } from '@/lib/surveys/render/chart-words';
import type { AgendaIssue } from '../model/content';
import type { Block, Part } from '../model/paper';
import type { PaperFrame } from './word-paper';

/** What goes to which group: the issues that figures of this snapshot put on agendas. For those who take part. */
export function wordAgendas(frame: PaperFrame): Part {
  const { content, language } = frame;
  const t = translator(language, 'background');
  const n = content.snapshot.number;
  const tables = content.agendas.map(({ group, issues }): Block => {
    const name = pick(group.names, language).text;
    return {
      kind: 'table',
      title: t('agendas.table', { group: `${group.code}, ${name}`, issues: issues.length }),
      columns: [
        { head: t('agendas.issue'), sub: null, width: 3, align: 'start', isApart: false },
        { head: t('agendas.figure'), sub: null, width: 4, align: 'start', isApart: false },
      ],
      rows: issues.map((issue) => {
        const { text, lang } = pick(issue.title, language);
        return [{ text, lang }, { text: figureOf(frame, issue) }];
      }),
      note: null,
    };
  });
  return {
    title: t('parts.agendas'),
    isWide: false,
    blocks: [{ kind: 'text', text: t(tables.length > 0 ? 'agendas.lead' : 'agendas.none', { n }) }, ...tables],
  };
}

/** "Labour mobility, Africa: 5 of 7, rank 1", from the snapshot's own table. */
function figureOf({ content, language, visible }: PaperFrame, { question, column, choice }: AgendaIssue): string {
  const t = translator(language, 'background');
  const words = translator(language, 'surveys');
  const ranking = visible.questions.find(({ code }) => code === question);
  const columns = ranking?.type === 'RANKING' ? [...ranking.table.columns, ranking.table.total] : [];
  const cell = columns.find(({ key }) => key === column)?.cells.find(({ theme }) => theme === choice);
  const count = cell?.count ?? null;
  const figure = [
    count === null || !cell ? words('results.withheld') : words('results.countOf', { count, n: cell.answered }),
    ...(cell && cell.rank !== null ? [t('agendas.rank', { rank: cell.rank })] : []),
  ].join(', ');
  const theme = pick(content.labels.questions[question]?.choices[choice], language).text || choice;
  return t('agendas.of', { theme, column: columnName(column, content.labels, language), figure });
}
