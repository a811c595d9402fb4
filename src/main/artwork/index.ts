export { ArtworkFiles } from './artwork-files';
export { COVER_FORMATS, type CoverFormat, MOST_COVER_BYTES, pictureSize } from './cover-format';
export { coverVerdict } from './cover-verdict';
export { ThumbnailStore } from './thumbnail-store';
