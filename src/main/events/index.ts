export { type Disposable, DisposableStore } from './disposable';
export { Emitter, type Live } from './emitter';
export { follow } from './follow';
export { type Delivery, iterate } from './iterate';
