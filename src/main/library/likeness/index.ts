export { Copies } from './copies';
export { likenessHandlers } from './likeness-handlers';
export { SoundPrints } from './sound-prints';
