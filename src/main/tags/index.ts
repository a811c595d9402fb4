export { TagFiles } from './tag-files';
