export { COVER_FORMATS, type CoverFormat, coverFormat } from './cover-format';
