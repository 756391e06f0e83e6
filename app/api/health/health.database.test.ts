import { expect, it } from 'vitest';
import { version } from '@/package.json';
import { GET } from './route';

it('GET /api/health says that this process can serve, and nothing else', async () => {
  const response = await GET();
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('retry-after')).toBeNull();
  expect(await response.json()).toEqual({ status: 'ok', database: 'ok', version });
});
