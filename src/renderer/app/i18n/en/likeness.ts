export const likeness = {
  similar: 'Similar songs',
  similarTo: 'Similar to “{{title}}”',
  comparing: 'Comparing…',
  compared_one: 'of {{count}} analysed song',
  compared_other: 'of {{count}} analysed songs',
  nothingSimilar:
    'No other song has been analysed yet. Auralis does that by itself while nothing else needs the machine.',
  playAll: 'Play all',
  distance: 'Distance {{distance}}: 0 is the same sound',
  duplicates: 'Duplicates',
  duplicatesText:
    'Files with the same sound, and the same recording in other formats as far as your songs have been analysed. Nothing is deleted here.',
  totals: '{{groups}} recordings, {{files}} files',
  noDuplicates: 'No duplicates',
  noDuplicatesText:
    'Every recording is here once, as far as is known. The same recording in other formats is found once both were analysed.',
  sameSound: 'Same sound',
  sameRecording: 'Same recording',
  copies_one: '{{formatted}} copy',
  copies_other: '{{formatted}} copies',
  notListed: '{{formatted}} more',
  best: 'Best',
  lossless: 'lossless',
  rate: '{{kbps}} kbit/s',
  unavailable: 'not available',
  showInFolder: 'Show in folder',
  more: 'Show more',
};
