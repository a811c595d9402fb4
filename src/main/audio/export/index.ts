export { AudioWriter, type WriterOptions } from './audio-writer';
export { type CarriedTags, readCarriedTags } from './carried-tags';
export { CONTAINERS, type OutputContainer, type SampleEncoding } from './containers';
export { checkOutput, containerOf, createFolderOf, publishOutput } from './output-file';
export { writeTags } from './write-tags';
