export { coverFileName } from './keep-cover';
export { Scanner } from './scanner';
export { systemError } from './system-reason';
export { walkStep } from './walk';
