/** What is known of a failed attempt to hand a mail over: the transport's code and the server's three-digit answer. */
export type MailFailure = { code: string; responseCode: number | null; command: string | null };

/** What to do after a failed attempt. */
export type Verdict = 'retry' | 'bounced' | 'failed';

/**
 * Reads an error of the transport. An answer 5xx is final: about the address (asked by RCPT TO, or 550–553) the mail has
 * bounced, about anything else it has failed. Everything else (4xx, no connection, dropped) may pass and is tried again.
 */
export function judge({ code, responseCode, command }: MailFailure): Verdict {
  if (responseCode === null || responseCode < 500)
    return code === 'EENVELOPE' && responseCode === null ? 'failed' : 'retry';
  // 530 and 535 are about our own credentials: mended by the operator, and then the mail should go.
  if (responseCode === 530 || responseCode === 535) return 'retry';
  return command === 'RCPT TO' || (responseCode >= 550 && responseCode <= 553) ? 'bounced' : 'failed';
}

/** Takes from an error what may be kept: never its message, which repeats addresses. */
export function failureOf(error: unknown): MailFailure {
  const { code, responseCode, command } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  return {
    code: typeof code === 'string' ? code : 'EUNKNOWN',
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    command: typeof command === 'string' ? command : null,
  };
}

/** A failure as the outbox shows it: "550 RCPT TO (EENVELOPE)". */
export function describeFailure({ code, responseCode, command }: MailFailure): string {
  return [responseCode, command, `(${code})`].filter((part) => part !== null).join(' ');
}

/** One line for a header: controls, and with them any attempt at a header of one's own, become spaces. */
export function headerLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}

/** Whether this is one plain mailbox: no list, no name, no quotes, no controls. */
export function isMailbox(address: string): boolean {
  return address.length <= 254 && /^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(address);
}

/** Puts values into a text, in one pass: braces inside a value stay what they are. A name without a value stays visible. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\s*(\w+)\s*\}/g, (mark, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? mark) : mark,
  );
}
