import fs from 'node:fs';
import { Failure } from '../machine/failure.mjs';
import { dataFolder } from '../machine/paths.mjs';
import { takeLock } from '../machine/run-lock.mjs';
import { localSecrets } from '../machine/secrets.mjs';
import { runTypeScript } from '../machine/typescript.mjs';
import { separateRoles } from '../postgres/application-role.mjs';
import { checkDatabase } from '../postgres/check-database.mjs';
import { clusterFolder, givenDatabase, runLockFile } from '../postgres/database-of-this-clone.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { localDatabase } from '../postgres/local-database.mjs';
import { buildApplication, generateClient } from './build.mjs';
import { prepareDatabase } from './database.mjs';
import {
  checkEmbeddedEnvironment,
  checkServerEnvironment,
  commonEnvironment,
  embeddedEnvironment,
  serverEnvironment,
} from './environment.mjs';
import { installPackages } from './packages.mjs';
import { checkNode } from './runtime.mjs';
import { keepRunning } from './supervise.mjs';
import { choosePort, startWebServer } from './web-server.mjs';

/**
 * One running installation: what was started, in order, and how to stop it again.
 * `start` may be cut short by `stop` at any point.
 */
export class Installation {
  #say;
  #given;
  #undo = [];
  #isStopping = false;
  #giveUp;
  /** Resolves when a server cannot be kept running. */
  lost = new Promise((resolve) => {
    this.#giveUp = resolve;
  });

  /**
   * @param {Record<string, string | undefined>} given the environment
   * @param {(line: string) => void} say
   */
  constructor(given, say) {
    this.#given = given;
    this.#say = say;
  }

  /** @returns {Promise<{ address: string, firstRunToken: string, isEmbedded: boolean }>} once the first page is answered */
  async start() {
    const say = this.#say;
    const isEmbedded = !this.#given.DATABASE_URL;
    checkNode(say);
    if (isEmbedded) checkEmbeddedEnvironment(this.#given);
    else checkServerEnvironment(this.#given);
    const given = isEmbedded ? null : givenDatabase(this.#given);
    fs.mkdirSync(dataFolder, { recursive: true });
    const lock = takeLock(runLockFile, 'npm start');
    this.#undo.push(() => lock.release());
    const host = isEmbedded ? '127.0.0.1' : this.#given.HOST || '127.0.0.1';
    const port = await choosePort(this.#given.PORT, host);
    if (!this.#given.PORT && port !== 3000) say(`port 3000 is taken: using ${port}`);

    installPackages(say);
    const database = isEmbedded ? await this.#startDatabase(lock) : await this.#reach(given);
    const environment = {
      ...commonEnvironment(this.#given),
      ...(isEmbedded
        ? embeddedEnvironment(this.#given, database, port)
        : serverEnvironment(this.#given, database, port)),
    };
    await this.#prepare(database, environment, isEmbedded);
    await this.#serve(environment);
    const address = environment.PARLEY_BASE_URL;
    lock.note({ address });
    const firstRunToken = isEmbedded
      ? ''
      : (await runTypeScript('scripts/operator/first-run-token.ts', [], environment)).trim();
    return { address, firstRunToken, isEmbedded };
  }

  /** Stops what was started, last things first. @returns {Promise<boolean>} was there anything to stop? */
  async stop() {
    this.#isStopping = true;
    const wasStarted = this.#undo.length > 0;
    while (this.#undo.length > 0) await this.#undo.pop()();
    return wasStarted;
  }

  async #startDatabase(lock) {
    const secrets = localSecrets(dataFolder);
    const wanted = { folder: clusterFolder, password: secrets.superuserPassword };
    const server = await startEmbedded(wanted);
    lock.note({ databasePort: server.port });
    // Again on the same port: the application finds its way back by itself.
    const restart = () => startEmbedded({ ...wanted, port: server.port });
    this.#undo.push(keepRunning({ what: 'the database', server, restart, say: this.#say, giveUp: this.#giveUp }));
    const database = await localDatabase(server, secrets);
    this.#say('embedded PostgreSQL is running');
    return database;
  }

  async #reach(database) {
    await checkDatabase(database, this.#say);
    return separateRoles(database, this.#given.PARLEY_SECRET);
  }

  async #prepare(database, environment, isEmbedded) {
    const say = this.#say;
    if (await generateClient()) say('database client written');
    const sample = isEmbedded ? environment.PARLEY_SAMPLE === '1' : this.#given.PARLEY_SAMPLE_DATA === '1';
    const build = async () => say((await buildApplication(environment)) ? 'built' : 'the build is up to date');
    await Promise.all([prepareDatabase(database, environment, sample, say), build()]);
  }

  async #serve(environment) {
    if (this.#isStopping) return;
    const server = startWebServer(environment);
    this.#undo.push(
      keepRunning({
        what: 'the web server',
        server,
        restart: async () => startWebServer(environment),
        say: this.#say,
        giveUp: this.#giveUp,
      }),
    );
    if (!(await server.answers()) && !this.#isStopping)
      throw new Failure('The web server does not answer: see its messages above.');
  }
}
