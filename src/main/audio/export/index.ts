export { AudioWriter, type SampleEncoding, type WriterOptions } from './audio-writer';
export { checkOutput, containerOf, type OutputContainer, publishOutput } from './output-file';
