export { browseHandlers } from './browse-handlers';
export { GroupSets } from './group-sets';
export { RememberedSets } from './remembered-sets';
