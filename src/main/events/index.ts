export { type Disposable, DisposableStore } from './disposable';
export { Emitter, type Live } from './emitter';
export { type Delivery, iterate } from './iterate';
