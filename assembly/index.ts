export { cascade, settle } from './biquad-cascade';
export { amplify } from './gain';
export { group, separate } from './harmonic-share';
export { weigh } from './k-weighting';
export { accumulate, addPower } from './spectrum';
export { highest, highestAtEnd, lastAllowance, scan, silence } from './true-peak';
