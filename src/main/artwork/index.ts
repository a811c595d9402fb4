export { COVER_FORMATS, type CoverFormat, coverFormat, MOST_COVER_BYTES } from './cover-format';
