import type { MetadataRoute } from 'next';

/** What search engines may read: the public pages. The rest needs signing in, and following it would only cost the meeting. */
export default function robots(): MetadataRoute.Robots {
  const disallow = ['/api/', '/*/admin/', '/*/invitation/', '/*/manage/', '/*/presentation', '/*/sign-in', '/*/work'];
  return { rules: { userAgent: '*', allow: '/', disallow } };
}
