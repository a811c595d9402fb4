import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

// Writes to a library, one request after the other, and says the number of each that was confirmed: to be killed meanwhile.
// Arguments: the built library-worker.js, the database, a JSON file of requests.
const [entry = '', file, requestsFile = ''] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(requestsFile, 'utf8'));
const worker = new Worker(entry, { workerData: { file, locale: 'en', forgetsOnRestart: false } });
let next = 0;

function post() {
  if (next < requests.length) worker.postMessage({ kind: 'command', id: next, ...requests[next] });
  else process.exit();
}

worker.on('message', (message) => {
  if (message.kind === 'refused') throw new Error(message.problem.message);
  if (message.kind === 'failure') throw new Error(message.problem.message);
  if (message.kind === 'answer') {
    process.stdout.write(`${message.id}\n`);
    next++;
  }
  if (message.kind === 'answer' || message.kind === 'opened') post();
});
