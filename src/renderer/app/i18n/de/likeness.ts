import type { likeness as en } from '../en/likeness';

export const likeness: typeof en = {
  similar: 'Ähnliche Titel',
  similarTo: 'Ähnlich wie „{{title}}“',
  comparing: 'Wird verglichen…',
  compared_one: 'von {{count}} analysierten Titel',
  compared_other: 'von {{count}} analysierten Titeln',
  nothingSimilar:
    'Noch ist kein anderer Titel analysiert. Auralis tut das von selbst, wenn der Rechner sonst nichts zu tun hat.',
  playAll: 'Alle abspielen',
  distance: 'Abstand {{distance}}: 0 ist derselbe Klang',
  duplicates: 'Duplikate',
  duplicatesText:
    'Dateien mit demselben Klang, und dieselbe Aufnahme in anderen Formaten, soweit deine Titel analysiert sind. Hier wird nichts gelöscht.',
  totals: '{{groups}} Aufnahmen, {{files}} Dateien',
  noDuplicates: 'Keine Duplikate',
  noDuplicatesText:
    'Jede Aufnahme ist einmal da, soweit bekannt. Dieselbe Aufnahme in anderen Formaten wird gefunden, sobald beide analysiert sind.',
  sameSound: 'Derselbe Klang',
  sameRecording: 'Dieselbe Aufnahme',
  copies_one: '{{formatted}} Kopie',
  copies_other: '{{formatted}} Kopien',
  notListed: '{{formatted}} weitere',
  best: 'Beste',
  lossless: 'verlustfrei',
  rate: '{{kbps}} kbit/s',
  unavailable: 'nicht verfügbar',
  showInFolder: 'Im Ordner zeigen',
  more: 'Mehr zeigen',
};
