import { z } from 'zod';

/** A "1"/"0" switch; unset is off. */
const flag = z
  .enum(['0', '1'], { error: '0 or 1' })
  .default('0')
  .transform((value) => value === '1');

const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: z
      .string({ error: 'a PostgreSQL address such as postgresql://user:password@host:5432/name' })
      .regex(/^postgres(ql)?:\/\//, 'a PostgreSQL address such as postgresql://user:password@host:5432/name'),
    DATABASE_OWNER_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'a PostgreSQL address of the role that owns the tables')
      .optional(),
    DATABASE_POOL: z.coerce
      .number({ error: 'a number of connections between 1 and 100' })
      .int()
      .min(1)
      .max(100)
      .default(10),
    PORT: z.coerce.number({ error: 'a port between 1 and 65535' }).int().min(1).max(65535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    PARLEY_BASE_URL: z
      .url({ protocol: /^https?$/, error: 'the public address, such as https://parley.example.org' })
      .optional(),
    PARLEY_SECRET: z
      .string({ error: 'a random text of at least 32 characters' })
      .min(32, 'a random text of at least 32 characters'),
    PARLEY_DATA_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, '32 random bytes in base64 (openssl rand -base64 32)')
      .optional(),
    PARLEY_DATA_KEYS_OLD: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/, 'keys of 32 bytes in base64, separated by commas')
      .optional(),
    PARLEY_FILES_DIR: z.string().default('.data/files'),
    CLAMD_HOST: z
      .string()
      .regex(/^[A-Za-z0-9.-]+:\d{1,5}$/, 'host and port of a ClamAV daemon, such as clamav:3310')
      .optional(),
    PARLEY_READY_MB: z.coerce
      .number({ error: 'a number of megabytes between 0 and 1024' })
      .int()
      .min(0)
      .max(1024)
      .default(32),
    PARLEY_EMBEDDED: flag,
    PARLEY_SAMPLE: flag,
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'a mail server such as smtps://user:password@mail.example.org:465')
      .optional(),
    MAIL_FROM: z
      .string()
      .min(3, 'a sender such as Parley <no-reply@example.org>')
      .default('Parley <no-reply@localhost>'),
  })
  .superRefine((value, context) => {
    const fail = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (value.PARLEY_SAMPLE && !value.PARLEY_EMBEDDED)
      fail('PARLEY_SAMPLE', 'unset: sign-in buttons exist only with the embedded database');
    if (value.PARLEY_SAMPLE && !isLoopback(value.HOST))
      fail('HOST', 'a loopback address: the sample has sign-in buttons and must not be reachable from elsewhere');
    // A proxy in front would make the loopback address above worth nothing.
    if (value.PARLEY_SAMPLE && value.PARLEY_BASE_URL && !isLoopback(new URL(value.PARLEY_BASE_URL).hostname))
      fail(
        'PARLEY_BASE_URL',
        'unset or a loopback address: the sample has sign-in buttons and must not be reachable from elsewhere',
      );
    if (!value.PARLEY_EMBEDDED && !value.SMTP_URL)
      fail(
        'SMTP_URL',
        'a mail server such as smtps://user:password@mail.example.org:465: without mail nobody can sign in',
      );
  });

export type Env = z.output<typeof schema> & { baseUrl: string };

let parsed: Env | undefined;

function withoutSlashesAtTheEnd(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

/**
 * The environment, parsed once. Throws an Error whose message has one line per wrong variable: its name and what is expected.
 * Never prints a value: it may be a secret.
 */
export function env(source: NodeJS.ProcessEnv = process.env): Env {
  if (parsed && source === process.env) return parsed;
  // An empty string means "not set": that is how shells and container files write it.
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: expected ${issue.message}`);
    throw new Error(`The environment is not usable.\n${lines.join('\n')}`);
  }
  const value = {
    ...result.data,
    baseUrl: withoutSlashesAtTheEnd(result.data.PARLEY_BASE_URL ?? `http://localhost:${result.data.PORT}`),
  };
  if (source === process.env) parsed = value;
  return value;
}
