import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mostAnswerFileBytes, mostPostBytes, mostSheetBytes, mostUploadBytes } from './upload-size';

it('is what the framework lets through, with room for the fields beside a file', () => {
  const config = readFileSync(path.join(import.meta.dirname, '../../next.config.js'), 'utf8');
  const limit = Number(/bodySizeLimit: '(\d+)mb'/.exec(config)?.[1]) * 1024 * 1024;
  expect(limit).toBe(mostPostBytes);
  expect(mostUploadBytes).toBeLessThan(mostPostBytes);
  expect(mostSheetBytes).toBeLessThan(mostPostBytes);
  expect(2 * mostAnswerFileBytes).toBeLessThan(mostPostBytes);
});
