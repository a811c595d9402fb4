export { TagEditor } from './tag-editor';
export { TagFiles } from './tag-files';
