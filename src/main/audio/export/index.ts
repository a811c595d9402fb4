export { AudioWriter, type SampleEncoding, type WriterOptions } from './audio-writer';
export {
  checkOutput,
  containerOf,
  discardOutput,
  type OutputContainer,
  partPathFor,
  publishOutput,
} from './output-file';
