import type { ErrorTexts } from '../error-texts';

export const errors: ErrorTexts = {
  'file-not-found': {
    happened: 'No se encuentra «{{name}}».',
    meaning: 'No hay ningún archivo con ese nombre: se movió, se renombró o se borró, o el nombre está mal escrito.',
    remedy: 'Comprueba su nombre, devuélvelo a su sitio o vuelve a explorar su carpeta.',
  },
  'file-unreadable': {
    happened: '«{{name}}» no se puede leer.',
    meaning: 'El sistema niega el acceso: {{reason}}.',
    remedy: 'Revisa los permisos del archivo y de su disco.',
  },
  'file-empty': {
    happened: '«{{name}}» está vacío.',
    meaning: 'No tiene contenido alguno, así que no hay nada que reproducir.',
    remedy: 'Cópialo otra vez desde su origen.',
  },
  'not-audio': {
    happened: '«{{name}}» no contiene música.',
    meaning: 'Su contenido no es un formato de sonido, diga lo que diga su nombre.',
    remedy: 'Revisa el archivo o sácalo de la carpeta de música.',
  },
  'damaged-file': {
    happened: '«{{name}}» está dañado.',
    meaning: 'Su sonido no se puede decodificar: {{reason}}.',
    remedy: 'Cópialo otra vez desde su origen.',
  },
  'file-changed-meanwhile': {
    happened: '«{{name}}» cambió mientras se leía.',
    meaning: 'Entretanto se sustituyó, se cortó o se escribió en él; lo que se leyó no va junto.',
    remedy: 'Inténtalo otra vez cuando esté completo.',
  },
  'damaged-parts': {
    happened: 'Partes de «{{name}}» están dañadas.',
    meaning: 'El resto suena; trozos que no se pudieron decodificar y se omitieron: {{count}}.',
    remedy: 'Cópialo otra vez desde su origen si los quieres.',
  },
  'samples-silenced': {
    happened: '«{{name}}» contiene valores que no son sonido.',
    meaning: 'El resto suena; muestras que no son números y se silenciaron: {{count}}.',
    remedy: 'Cópialo otra vez desde su origen, o escríbelo de nuevo con el programa que lo hizo.',
  },
  'truncated-file': {
    happened: '«{{name}}» termina antes de tiempo.',
    meaning: 'Dice {{declaredSeconds}} s pero contiene {{decodedSeconds}} s de sonido.',
    remedy: 'Cópialo otra vez desde su origen si quieres el resto.',
  },
  'tags-unreadable': {
    happened: 'No se pueden leer las etiquetas de «{{name}}».',
    meaning: 'Se reproduce, pero falta parte de lo que dice de sí mismo: {{reason}}.',
    remedy: 'Vuelve a escribir sus etiquetas con un editor si las quieres.',
  },
  'unsupported-format': {
    happened: '«{{name}}» tiene una forma que no se puede reproducir.',
    meaning: 'El decodificador no la conoce: {{reason}}.',
    remedy: 'Conviértelo a FLAC o MP3.',
  },
  'unsupported-output': {
    happened: '«{{name}}» no se puede escribir.',
    meaning: 'Su terminación pide un formato que aquí no se ofrece.',
    remedy: 'Usa una de estas terminaciones: {{supported}}.',
  },
  'tags-not-written': {
    happened: '«{{name}}» no tiene etiquetas.',
    meaning: 'El sonido está completo, pero no se pudieron escribir las etiquetas: {{reason}}.',
    remedy: 'Añádelas con un editor de etiquetas si las quieres.',
  },
  'tags-unsupported': {
    happened: 'No se pueden cambiar las etiquetas de «{{name}}».',
    meaning: 'Auralis no escribe etiquetas en archivos {{format}}; no se ha cambiado nada.',
    remedy: 'Usa otro editor para este archivo o conviértelo a FLAC.',
  },
  'tags-not-kept': {
    happened: 'Las etiquetas de «{{name}}» se han dejado como estaban.',
    meaning: 'Su formato no puede guardarlo todo: {{reason}}.',
    remedy: 'Acorta o cambia ese texto y vuelve a intentarlo.',
  },
  'sound-not-proven': {
    happened: 'Las etiquetas de «{{name}}» se han dejado como estaban.',
    meaning: 'No se ha podido demostrar que su sonido siga igual: {{reason}}.',
    remedy: 'Vuelve a copiar el archivo desde su origen o usa otro editor para él.',
  },
  'file-changed': {
    happened: '«{{name}}» ha cambiado desde que se leyó.',
    meaning: 'Otro programa ha escrito en él, así que no se ha sobrescrito nada.',
    remedy: 'Vuelve a explorar su carpeta, mira sus etiquetas y repite el cambio.',
  },
  'not-a-cover': {
    happened: '«{{name}}» no sirve como carátula.',
    meaning: '{{reason}}',
    remedy: 'Elige una imagen JPEG, PNG o WebP de hasta 16 MB y 8192 píxeles por lado.',
  },
  'samples-clipped': {
    happened: 'Los picos más fuertes de «{{name}}» se recortaron.',
    meaning: '{{count}} muestras eran más fuertes de lo que cabe en su formato.',
    remedy: 'Escríbelo como WAV de coma flotante, o mejóralo: eso baja los picos.',
  },
  'encoded-quieter': {
    happened: '«{{name}}» suena {{db}} dB más bajo de lo previsto.',
    meaning: 'Codificar en {{format}} eleva los picos; al nivel completo pasarían del techo.',
    remedy: 'No hay que hacer nada; elige FLAC o WAV si importa el nivel exacto.',
  },
  'peak-over-ceiling': {
    happened: 'El pico real de «{{name}}» está {{db}} dB por encima del techo.',
    meaning: 'Codificar en {{format}} eleva los picos, y bajar el nivel no bastó.',
    remedy: 'Baja el techo, o elige FLAC o WAV.',
  },
  'decoder-crashed': {
    happened: '«{{name}}» detuvo el decodificador.',
    meaning: 'El decodificador funciona aparte y se reinició; el archivo queda apartado.',
    remedy: 'Copia el archivo otra vez desde su origen o déjalo fuera.',
  },
  'decoder-timeout': {
    happened: '«{{name}}» tardó demasiado en decodificarse.',
    meaning: 'El decodificador no avanzó durante {{seconds}} s y se detuvo.',
    remedy: 'Revisa el disco o deja fuera este archivo.',
  },
  'audio-process-lost': {
    happened: 'El proceso de sonido se detuvo.',
    meaning: 'Se inició {{attempts}} veces y se detuvo cada vez.',
    remedy: 'Reinicia Auralis; si vuelve a ocurrir, guarda un informe en Ayuda > Diagnóstico.',
  },
  'sound-interrupted': {
    happened: 'El sonido se interrumpió un momento.',
    meaning: 'El proceso que lo genera terminó; se inició de nuevo y «{{name}}» sigue donde estaba.',
    remedy: 'No hay que hacer nada.',
  },
  'output-unavailable': {
    happened: 'No puede salir sonido.',
    meaning: 'No se pudo abrir el dispositivo de sonido: {{reason}}.',
    remedy: 'Comprueba que haya un dispositivo conectado y que no lo ocupe otro programa.',
  },
  'enhancement-failed': {
    happened: '«{{name}}» suena sin mejora.',
    meaning: 'Mejorarlo falló: {{reason}}.',
    remedy: 'No hace falta nada: la música sigue, sin cambios.',
  },
  'not-measurable': {
    happened: 'La sonoridad de «{{name}}» no tiene valor.',
    meaning: '{{reason}}',
    remedy: 'No hace falta nada: se deja a su propio nivel.',
  },
  'not-analysed': {
    happened: '«{{name}}» aún no se ha analizado.',
    meaning: 'Las canciones parecidas se encuentran por lo que mide su sonido; no se adivina nada.',
    remedy: 'Espera a que el análisis llegue a ella o reprodúcela.',
  },
  'not-comparable': {
    happened: '«{{name}}» no se puede comparar con otras canciones.',
    meaning: 'Contiene demasiado poco sonido: está en silencio o es muy corta.',
    remedy: 'Elige otra canción.',
  },
  'folder-not-found': {
    happened: 'La carpeta «{{name}}» no existe.',
    meaning: 'No se añadió nada.',
    remedy: 'Revisa su nombre y que su disco esté conectado.',
  },
  'folder-unreadable': {
    happened: 'La carpeta «{{name}}» no se puede leer.',
    meaning: 'El sistema niega el acceso: {{reason}}.',
    remedy: 'Revisa sus permisos y vuelve a explorarla.',
  },
  'not-a-folder': {
    happened: '«{{name}}» no es una carpeta.',
    meaning: 'La música se añade por carpetas; no se añadió nada.',
    remedy: 'Elige la carpeta que lo contiene.',
  },
  'not-a-file': {
    happened: '«{{name}}» es una carpeta.',
    meaning: 'Aquí hace falta un archivo de sonido; no se hizo nada.',
    remedy: 'Indica uno a uno los archivos que contiene.',
  },
  'name-too-long': {
    happened: '«{{name}}» es un nombre demasiado largo para el sistema.',
    meaning: 'El sistema no puede abrirlo.',
    remedy: 'Acorta el nombre del archivo o de sus carpetas.',
  },
  'preset-not-found': {
    happened: 'Ese ajuste ya no existe.',
    meaning: 'Se borró mientras estaba en pantalla.',
    remedy: 'Elige otro.',
  },
  'preset-name-taken': {
    happened: 'Ya hay un ajuste llamado «{{name}}».',
    meaning: 'Dos con el mismo nombre no se podrían distinguir; no se ha cambiado nada.',
    remedy: 'Elige otro nombre.',
  },
  'reference-missing': {
    happened: 'La referencia «{{name}}» ya no se encuentra.',
    meaning: 'Lo que se midió de ella se conserva y se sigue usando.',
    remedy: 'Elige otra referencia o quítala, si quieres.',
  },
  'track-not-found': {
    happened: 'Esa pista no está en la biblioteca.',
    meaning: 'Se quitó mientras estaba en pantalla.',
    remedy: 'Elige otra.',
  },
  'queued-track-gone': {
    happened: '«{{name}}» ya no está en la biblioteca.',
    meaning: 'Se borró su archivo o se quitó su carpeta de la biblioteca.',
    remedy: 'Devuelve el archivo a su sitio o vuelve a añadir su carpeta.',
  },
  'album-not-found': {
    happened: 'Ese álbum ya no está en la biblioteca.',
    meaning: 'Sus pistas se quitaron o sus etiquetas nombran ahora otro.',
    remedy: 'Elige otro.',
  },
  'artist-not-found': {
    happened: 'Ese artista ya no está en la biblioteca.',
    meaning: 'Sus pistas se quitaron o sus etiquetas nombran ahora a otro.',
    remedy: 'Elige otro.',
  },
  'genre-not-found': {
    happened: 'Ese género ya no está en la biblioteca.',
    meaning: 'Sus pistas se quitaron o sus etiquetas nombran ahora otro.',
    remedy: 'Elige otro.',
  },
  'playlist-not-found': {
    happened: 'Esa lista de reproducción ya no está.',
    meaning: 'Se eliminó mientras estaba en pantalla.',
    remedy: 'Deshaz la eliminación o elige otra.',
  },
  'playlist-unreadable': {
    happened: '«{{name}}» no es una lista de reproducción legible.',
    meaning: '{{reason}}',
    remedy: 'Elige un archivo en formato M3U, M3U8 o XSPF.',
  },
  'library-newer': {
    happened: 'Esta biblioteca la escribió un Auralis más nuevo.',
    meaning: 'Abrirla aquí podría perder lo que guardó la versión nueva, así que se dejó como está.',
    remedy: 'Instala la versión nueva o elige otro perfil.',
  },
  'library-damaged': {
    happened: 'El archivo de la biblioteca está dañado.',
    meaning: 'Se apartó como «{{name}}», no se borró nada. Hay una copia de seguridad del {{date}}.',
    remedy: 'Restaura la copia, o vuelve a explorar tu carpeta de música.',
  },
  'watch-limit': {
    happened: 'Tus carpetas no se vigilan.',
    meaning: 'Contienen más carpetas de las que el sistema deja vigilar a un programa.',
    remedy: 'Explóralas a mano tras un cambio, o aumenta el límite del sistema (fs.inotify.max_user_watches).',
  },
  'no-backup': {
    happened: 'No hay ninguna copia de seguridad de la biblioteca.',
    meaning: 'No se cambió nada.',
    remedy: 'Vuelve a explorar tu carpeta de música para crear una biblioteca nueva.',
  },
  'library-corrupt': {
    happened: 'El archivo de la biblioteca está dañado.',
    meaning: 'Se apartó como «{{name}}», no se borró nada. Tus archivos de música están intactos.',
    remedy: 'Vuelve a explorar tu carpeta de música para crear una biblioteca nueva.',
  },
  'library-vanished': {
    happened: 'El archivo de la biblioteca no está: «{{name}}» se movió o se borró, o su disco ya no está conectado.',
    meaning: 'Auralis sigue con lo que tiene abierto, pero lo que cambies ahora aún no está en ningún disco.',
    remedy: 'Vuelve a conectar el disco: la biblioteca se escribirá allí en cuanto sea posible.',
  },
  'library-put-back': {
    happened: 'El archivo de la biblioteca no estaba.',
    meaning: 'Se ha escrito de nuevo en su sitio con todo lo que contiene.',
    remedy: 'No tienes que hacer nada. Si lo quitaste a propósito, cierra antes Auralis.',
  },
  'library-failed': {
    happened: 'La biblioteca no pudo hacerlo.',
    meaning: '{{reason}}',
    remedy: 'Inténtalo de nuevo; si vuelve a ocurrir, guarda un informe en Ayuda > Diagnóstico.',
  },
  'disk-full': {
    happened: 'El disco está lleno.',
    meaning: '«{{name}}» no se pudo escribir; lo que había antes no ha cambiado.',
    remedy: 'Libera algo de espacio e inténtalo de nuevo.',
  },
  'not-writable': {
    happened: '«{{name}}» no se puede escribir.',
    meaning: 'El sistema lo niega: {{reason}}.',
    remedy: 'Revisa los permisos o elige otro lugar.',
  },
  'invalid-input': {
    happened: 'Eso no es algo que Auralis pueda hacer.',
    meaning: '{{reason}}',
    remedy: 'Corrígelo e inténtalo de nuevo.',
  },
  'settings-damaged': {
    happened: 'No se pudo leer el archivo de ajustes.',
    meaning: 'Se apartó como «{{name}}» y los ajustes empiezan de cero.',
    remedy: 'Vuelve a elegir tus preferencias.',
  },
  'exports-damaged': {
    happened: 'No se pudo leer la lista de exportaciones.',
    meaning: 'Se apartó como «{{name}}» y la lista empieza vacía; los archivos ya escritos siguen intactos.',
    remedy: 'Exporta de nuevo lo que falte.',
  },
  'diagnostics-unavailable': {
    happened: 'El diagnóstico no pudo ejecutarse.',
    meaning: '{{reason}}',
    remedy: 'Inténtalo de nuevo; si vuelve a ocurrir, reinicia Auralis.',
  },
  cancelled: {
    happened: 'Se canceló.',
    meaning: 'No se cambió nada.',
    remedy: 'Empieza de nuevo cuando quieras.',
  },
  internal: {
    happened: 'Algo falló dentro de Auralis.',
    meaning: '{{reason}}',
    remedy: 'Inténtalo de nuevo; si vuelve a ocurrir, guarda un informe en Ayuda > Diagnóstico.',
  },
};
