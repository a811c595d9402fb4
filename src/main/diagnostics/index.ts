export { startRemoteControl } from './control/remote-control';
export { createDiagnostics, type Diagnostics, type DiagnosticsOptions } from './create-diagnostics';
export { seedServiceFaults } from './faults/service-faults';
export { type DiagnosticsRun, runDiagnostics } from './run-diagnostics';
export { controlSocket, subjectAppearance } from './subject/subject-arguments';
