import type { VisibleRanking } from '../visible-results';
import { barsDrawing } from './bars';
import type { Drawing } from '@/lib/charts/model/drawing';
import { heatDrawing } from './heat';
import { overlapDrawing } from './overlap';
import type { ChartWords } from './words';

/** The charts of a ranking question, by the name they have in addresses. */
export const chartNames = ['heat', 'bars', 'overlap'] as const;
export type ChartName = (typeof chartNames)[number];

/** A chart by its name; null where there is too little to draw. */
export function drawingOf(chart: ChartName, ranking: VisibleRanking, words: ChartWords): Drawing | null {
  switch (chart) {
    case 'heat':
      return heatDrawing(ranking, words);
    case 'bars':
      return barsDrawing(ranking, words);
    case 'overlap':
      return overlapDrawing(ranking, words);
  }
}
