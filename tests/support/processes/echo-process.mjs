// A task process for the pool's tests: answers, fails, dies or falls silent on request.
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, task, input }) => {
  if (task === 'echo') process.send({ type: 'done', id, output: input });
  if (task === 'die') process.kill(process.pid, 'SIGSEGV');
  if (task === 'fail') {
    process.send({ type: 'failed', id, problem: { code: 'file-empty', params: { name: input }, message: '' } });
  }
  if (task === 'report') {
    process.send({ type: 'progress', id, progress: 0.5 });
    process.send({ type: 'done', id, output: 'reported' });
  }
  if (task === 'slow') setTimeout(() => process.send({ type: 'done', id, output: input }), 50);
});
process.send({ type: 'ready' });
