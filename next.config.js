// Framework settings. Everything that must hold on every response, also on files and errors, is said here;
// what needs a fresh value per request (the content security policy's nonce) is said in proxy.ts.
const distDir = process.env.PARLEY_DIST_DIR || '.next';

const servedOverTls = (process.env.PARLEY_BASE_URL ?? '').startsWith('https://');

/** What a page may use of the device: nothing, except that the door reads badges with the camera. */
const permissionsPolicy = (camera) => ({
  key: 'Permissions-Policy',
  value: `camera=${camera}, microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()`,
});

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // same-origin and not no-referrer: with no-referrer Chromium posts "Origin: null" and every action is refused.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  permissionsPolicy('()'),
  // What is not a page (a download, an error of the framework) may run nothing; proxy.ts widens this for pages.
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
  ...(servedOverTls ? [{ key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }] : []),
];

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir,
  poweredByHeader: false,
  reactStrictMode: true,
  // Next writes the folder of the build into the configuration it is given; a test build must not touch the main one.
  // Types are a step of `npm test`; a wrong type in a test must not keep a meeting from starting.
  typescript: { ignoreBuildErrors: true, tsconfigPath: distDir === '.next' ? 'tsconfig.json' : 'tsconfig.test.json' },
  // The optimiser stays off: it fetches and decodes on request, and the pages hold no photographs.
  images: { unoptimized: true },
  // Native or file-reading packages are loaded by Node itself instead of being bundled.
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@prisma/adapter-pg',
    '@prisma/client',
    'graphile-worker',
    'nodemailer',
    'pg',
    'postgres',
  ],
  experimental: {
    // One request of a form (lib/core/upload-size.ts): a little more than the largest file, a sheet of people, so that ours is the refusal seen.
    // Anybody may post this much before being asked who they are.
    serverActions: { bodySizeLimit: '11mb' },
    // What passes the proxy is cut off at this size without a word, 10 MB unless said otherwise: more than ours, so that nothing is.
    proxyClientMaxBodySize: '12mb',
  },
  async headers() {
    return [
      { source: '/:path*', headers: securityHeaders },
      // A worker lives under its own policy: it fetches from here and does nothing else.
      {
        source: '/api/offline-worker',
        headers: [
          {
            key: 'Content-Security-Policy',
            value: "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
          },
        ],
      },
      { source: '/:locale/manage/:slug/door', headers: [permissionsPolicy('(self)')] },
      { source: '/:locale/manage/:slug/door/offline', headers: [permissionsPolicy('(self)')] },
    ];
  },
};

module.exports = nextConfig;
