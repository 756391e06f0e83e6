import { issueFirstRunToken } from '@/lib/auth/create-first-admin';

// Prints a token for the first-run page, or nothing where an administrator exists.
void issueFirstRunToken().then((token) => {
  if (token) console.log(token);
  else console.error('There is an administrator already: no token is needed.');
  process.exit();
});
