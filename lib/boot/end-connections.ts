import { subscribe } from 'node:diagnostics_channel';
import { Server, ServerResponse } from 'node:http';
import { memberOf } from './member-of';

/**
 * From now on every connection ends with the answer it carries. The framework stops listening when it is asked to end and
 * waits for its connections; a proxy or a browser goes on asking over one it keeps open, and the wait would have no end.
 */
export function endConnectionsWithTheirAnswer(): void {
  subscribe('http.server.request.start', (message) => {
    const response = memberOf(message, 'response');
    if (response instanceof ServerResponse) response.shouldKeepAlive = false;
  });
  // What was asked before has its headers already.
  subscribe('http.server.response.finish', (message) => {
    const server = memberOf(message, 'server');
    // The connection counts as idle once whoever waits for the end of the answer has been told.
    if (server instanceof Server) setImmediate(() => server.closeIdleConnections());
  });
}
