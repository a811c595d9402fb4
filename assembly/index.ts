export { cascade, settle } from './biquad-cascade';
