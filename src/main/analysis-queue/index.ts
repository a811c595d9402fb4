export { BackgroundAnalysis } from './background-analysis';
export { KeptMeasurements } from './kept-measurements';
export { measureWaiting } from './measure-waiting';
