// Compiles one document in a thread of its own: the compiler is native and synchronous, and must not hold up a request.
// Its workspace is this folder, which holds nothing but the template.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { template, fonts, workspace, data } = workerData;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }], inputs: { data } });
const pdf = compiler.pdf({ mainFileContent: template, inputs: { data } }, { pdfStandard: 'ua-1' });
parentPort.postMessage(pdf);
