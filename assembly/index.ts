export { cascade, settle } from './biquad-cascade';
export { amplify } from './gain';
export { weigh } from './k-weighting';
export { highest, highestAtEnd, lastAllowance, scan, silence } from './true-peak';
