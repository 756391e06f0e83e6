import type { ChildProcess } from 'node:child_process';
import { residentMegabytes, startBare } from './bare-process';
import { inLine, type Line } from './line';

/** One document as the process gets it: everything it is made from, and nothing that the next one finds. */
export type Sheet = {
  /** Source of the template. */
  template: string;
  /** JSON for `sys.inputs.data`. */
  data: string;
  /** What the template names: pictures, templates that it imports. */
  files: { name: string; bytes: Uint8Array }[];
  standard: 'ua-1' | null;
  /** A page as SVG in place of a PDF. */
  isPicture: boolean;
};

export type PressLimits = {
  /** So many processes at most: each holds a processor and the fonts. */
  processes: number;
  /** So many wait for one at most. Whoever comes then is told that the house is busy. */
  longestLine: number;
  /** For one document: one that takes longer is stuck, and its process is ended. */
  milliseconds: number;
  /** Beyond it a process is ended, whatever it is at; noticed on Linux alone. */
  megabytes: number;
  /** A process that holds more once its documents are made is not kept. */
  restingMegabytes: number;
  /** So many documents, then a process is replaced. */
  documents: number;
  /** A process that nobody has asked for so long ends, and gives its memory back. */
  idleMilliseconds: number;
};

/** Where documents are typeset: processes that begin when they are needed and stay while they are. */
export type Press = {
  /** Documents in their order, all by one process. @throws where one fails, takes too long or too much; Refusal "busy" where too many wait */
  print<Made>(sheets: readonly (() => Promise<Sheet>)[]): Promise<Made[]>;
  /** The ids of the processes there are. */
  processes(): number[];
};

type Typesetter = { child: ChildProcess; made: number; megabytes: number; idle?: NodeJS.Timeout };
type Said = { made?: unknown; failed?: string; megabytes: number };

const script = 'lib/core/typst-process.mjs';
/** The compiler's memory is its own; what Node itself holds is a document's data, a few times over. */
const heapMegabytes = 512;
/** How often the memory of a process at work is looked at. */
const watchMilliseconds = 250;

/** A press with these limits. Its processes end with this one, however it ends; those that rest are no reason for it to stay. */
export function openPress(limits: PressLimits): Press {
  const line: Line = { busy: 0, waiting: [] };
  const all = new Set<Typesetter>();
  const resting: Typesetter[] = [];

  function begin(): Typesetter {
    const one: Typesetter = { child: startBare(script, heapMegabytes), made: 0, megabytes: 0 };
    all.add(one);
    const leave = () => {
      all.delete(one);
      dismiss(one);
    };
    one.child.once('exit', leave);
    // One that did not begin never ends; one that cannot be ended says so here too.
    one.child.on('error', leave);
    return one;
  }

  /** Whoever comes next is not given this one. */
  function dismiss(one: Typesetter): void {
    const at = resting.indexOf(one);
    if (at >= 0) resting.splice(at, 1);
  }

  function take(): Typesetter {
    const one = resting.pop();
    if (!one) return begin();
    clearTimeout(one.idle);
    one.child.ref();
    one.child.channel?.ref();
    return one;
  }

  function rest(one: Typesetter): void {
    one.child.unref();
    one.child.channel?.unref();
    one.idle = setTimeout(() => {
      dismiss(one);
      one.child.kill('SIGKILL');
    }, limits.idleMilliseconds).unref();
    resting.push(one);
  }

  const isFit = ({ made, megabytes }: Typesetter) => made < limits.documents && megabytes < limits.restingMegabytes;

  async function typeset<Made>(one: Typesetter, sheet: Sheet): Promise<Made> {
    const said = await answerOf(one.child, sheet, limits);
    one.made += 1;
    one.megabytes = said.megabytes;
    if (said.failed !== undefined) throw new Error(said.failed);
    return said.made as Made;
  }

  async function print<Made>(sheets: readonly (() => Promise<Sheet>)[]): Promise<Made[]> {
    const made: Made[] = [];
    let one: Typesetter | undefined;
    let isWhole = false;
    try {
      for (const sheet of sheets) {
        const prepared = await sheet();
        made.push(await typeset((one ??= take()), prepared));
      }
      isWhole = true;
    } finally {
      if (one && isWhole && isFit(one)) rest(one);
      // Not before it has ended: the next in line would be one too many.
      else if (one) await end(one, all);
    }
    return made;
  }

  return {
    print: (sheets) => inLine(line, { width: limits.processes, longest: limits.longestLine }, () => print(sheets)),
    processes: () => [...all].map(({ child }) => child.pid ?? 0),
  };
}

function answerOf(child: ChildProcess, sheet: Sheet, limits: PressLimits): Promise<Said> {
  return new Promise((resolve, reject) => {
    const unfinished = () => reject(new Error('the document was not finished'));
    // It ended between two documents, or never began: nothing more is heard of it.
    if (!child.connected || child.exitCode !== null || child.signalCode !== null) return unfinished();
    const kill = () => void child.kill('SIGKILL');
    const timer = setTimeout(kill, limits.milliseconds);
    const watch = setInterval(() => {
      void residentMegabytes(child).then((used) => (used > limits.megabytes ? kill() : undefined));
    }, watchMilliseconds);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', told).off('exit', ended).off('error', ended);
      then();
    };
    const told = (said: Said) => settle(() => resolve(said));
    const ended = () => settle(unfinished);
    child.once('message', told).once('exit', ended).once('error', ended);
    child.send(sheet, (error) => (error ? ended() : undefined));
  });
}

/** Ends a process and waits until it has; one that never began has ended. */
function end(one: Typesetter, all: ReadonlySet<Typesetter>): Promise<void> {
  if (!all.has(one) || one.child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    one.child.once('exit', () => resolve());
    one.child.kill('SIGKILL');
  });
}
