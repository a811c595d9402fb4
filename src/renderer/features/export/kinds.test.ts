import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../shared/domain/export-format';
import { formatOf, kindOf, resolutionOf } from './kinds';

describe('the formats to choose from', () => {
  it.each(EXPORT_FORMATS)('reach %s', (format) => {
    expect(formatOf(kindOf(format), resolutionOf(format))).toBe(format);
  });

  it('keep the resolution across kinds where they can', () => {
    expect(formatOf('flac', '32f')).toBe('flac24');
    expect(formatOf('wav', null)).toBe('wav24');
  });
});
