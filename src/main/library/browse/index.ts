export { browseHandlers } from './browse-handlers';
export { GroupSets } from './group-sets';
export { RememberedCounts } from './remembered-counts';
export { RememberedSets } from './remembered-sets';
