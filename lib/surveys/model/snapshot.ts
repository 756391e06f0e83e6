import type { SurveyResults } from './survey-results';

/** The sealed content of a snapshot: what was counted (one seal by party) and what came out. */
export type SnapshotPayload = {
  meeting: string;
  survey: string;
  number: number;
  /** Latest version of the questionnaire at that moment. */
  version: number;
  /** sha256 of the submission counted, by party code. */
  submissions: Record<string, string>;
  results: SurveyResults;
};

/** Where a cell of a snapshot stands on the page of results; issues and recommendations point there. */
export function cellAnchor(columnKey: string, choiceCode: string): string {
  return `cell-${columnKey}-${choiceCode}`;
}

/** Address of a snapshot's page, without language; with a cell, of that cell. */
export function snapshotPath(slug: string, number: number, cell?: { columnKey: string; choiceCode: string }): string {
  const path = `/meetings/${slug}/results?snapshot=${number}`;
  return cell ? `${path}#${cellAnchor(cell.columnKey, cell.choiceCode)}` : path;
}
