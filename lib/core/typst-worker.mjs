// Compiles documents of one template in a thread of its own: the compiler is native and synchronous, and must not hold up
// a request. Its workspace is the template's folder; texts of users arrive as data (sys.inputs), never as source.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { template, fonts, workspace, documents, standard } = workerData;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }], inputs: { data: '{}' } });
const options = standard ? { pdfStandard: standard } : {};
for (const { data, pictures } of documents) {
  for (const { name, bytes } of pictures) compiler.mapShadow(`${workspace}/${name}`, Buffer.from(bytes));
  parentPort.postMessage(compiler.pdf({ mainFileContent: template, inputs: { data } }, options));
  for (const { name } of pictures) compiler.unmapShadow(`${workspace}/${name}`);
  compiler.evictCache(2);
}
