/**
 * What main's code finds as `FormData`. Calls of the page never carry forms, but its decoder asks of each whether it is
 * one, and the runtime's own class comes with a whole web client that takes longer to load than the services.
 */
export function NoForms(): never {
  throw new Error('Main neither reads nor sends forms.');
}
