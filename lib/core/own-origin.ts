import { env } from './env';

/** Our own check of where a post comes from, beside the framework's: the Origin must be there and be this site (A05). */
export function hasOwnOrigin(headers: { get: (name: string) => string | null }): boolean {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  const host = new URL(origin).host;
  return host === headers.get('host') || host === new URL(env().baseUrl).host;
}
