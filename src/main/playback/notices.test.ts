import { expect, it } from 'vitest';
import { AuralisError } from '../../shared/domain/errors';
import { Notices } from './notices';

it('keeps what is told before anybody listens, and tells it once', () => {
  const notices = new Notices(false);
  notices.tell(new AuralisError('settings-damaged', { name: 'a' }), 'none');
  notices.tell(new AuralisError('library-corrupt', { name: 'b' }), 'none');
  const first: string[] = [];
  const subscription = notices.listen(({ problem }) => first.push(problem.code));
  notices.tell(new AuralisError('file-empty', { name: 'c' }), 'skipped');
  expect(first).toEqual(['settings-damaged', 'library-corrupt', 'file-empty']);
  subscription.dispose();
  const second: string[] = [];
  notices.listen(({ problem }) => second.push(problem.code));
  expect(second).toEqual([]);
});
