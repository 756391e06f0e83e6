// Server-sent events as simple as they can be: whoever connects is greeted and given whatever the database announces.
import http from 'node:http';
import pg from 'pg';

const viewers = new Set();
const server = http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write('event: hello\ndata: {}\n\n');
  viewers.add(response);
  response.on('close', () => viewers.delete(response));
});

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
client.on('notification', ({ payload }) => {
  const { seq, type, subjectId } = JSON.parse(payload);
  const text = `id: ${seq}\nevent: change\ndata: ${JSON.stringify({ type, subjectId })}\n\n`;
  for (const viewer of viewers) viewer.write(text);
});
await client.query('LISTEN bench_live');
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGTERM', () => process.exit(0));
