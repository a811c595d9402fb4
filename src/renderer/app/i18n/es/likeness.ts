import type { likeness as en } from '../en/likeness';

export const likeness: typeof en & { compared_many: string; copies_many: string } = {
  similar: 'Canciones parecidas',
  similarTo: 'Parecidas a «{{title}}»',
  comparing: 'Comparando…',
  compared_one: 'de {{count}} canción analizada',
  compared_many: 'de {{count}} de canciones analizadas',
  compared_other: 'de {{count}} canciones analizadas',
  nothingSimilar: 'Todavía no se ha analizado ninguna otra canción. Auralis lo hace solo cuando el equipo está libre.',
  playAll: 'Reproducir todo',
  distance: 'Distancia {{distance}}: 0 es el mismo sonido',
  duplicates: 'Duplicados',
  duplicatesText:
    'Archivos con el mismo sonido, y la misma grabación en otros formatos en cuanto tus canciones están analizadas. Aquí no se borra nada.',
  totals: '{{groups}} grabaciones, {{files}} archivos',
  noDuplicates: 'Sin duplicados',
  noDuplicatesText:
    'Cada grabación está una vez, por lo que se sabe. La misma grabación en otros formatos se encuentra cuando ambas están analizadas.',
  sameSound: 'Mismo sonido',
  sameRecording: 'Misma grabación',
  copies_one: '{{formatted}} copia',
  copies_many: '{{formatted}} de copias',
  copies_other: '{{formatted}} copias',
  notListed: '{{formatted}} más',
  best: 'Mejor',
  lossless: 'sin pérdida',
  rate: '{{kbps}} kbit/s',
  unavailable: 'no disponible',
  showInFolder: 'Mostrar en la carpeta',
  more: 'Mostrar más',
};
