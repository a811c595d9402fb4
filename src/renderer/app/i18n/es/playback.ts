import type { en } from '../en';

export const playback: typeof en.playback = {
  region: 'Reproductor',
  nothing: 'No suena nada',
  nothingHint: 'Elige una canción para empezar',
  play: 'Reproducir',
  pause: 'Pausa',
  previous: 'Anterior',
  next: 'Siguiente',
  seek: 'Posición',
  positionOf: '{{position}} de {{duration}}',
  volume: 'Volumen',
  mute: 'Silenciar',
  unmute: 'Activar sonido',
  enhancement: 'Mejora del sonido',
  recovering: 'El sonido está volviendo…',
  loading: 'Abriendo…',
};
