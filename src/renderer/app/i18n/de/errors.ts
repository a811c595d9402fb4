import type { ErrorTexts } from '../error-texts';

export const errors: ErrorTexts = {
  'file-not-found': {
    happened: '„{{name}}“ ist nicht zu finden.',
    meaning:
      'Es gibt keine Datei dieses Namens: Sie wurde verschoben, umbenannt oder gelöscht, oder ihr Name ist falsch geschrieben.',
    remedy: 'Prüfe ihren Namen, leg sie zurück oder lies ihren Ordner neu ein.',
  },
  'file-unreadable': {
    happened: '„{{name}}“ lässt sich nicht lesen.',
    meaning: 'Das System verweigert den Zugriff: {{reason}}.',
    remedy: 'Prüfe die Rechte der Datei und ihres Datenträgers.',
  },
  'file-empty': {
    happened: '„{{name}}“ ist leer.',
    meaning: 'Die Datei hat gar keinen Inhalt, also gibt es nichts abzuspielen.',
    remedy: 'Kopiere sie noch einmal von ihrer Quelle.',
  },
  'not-audio': {
    happened: '„{{name}}“ enthält keine Musik.',
    meaning: 'Der Inhalt ist kein Tonformat, was auch immer der Name sagt.',
    remedy: 'Prüfe die Datei oder nimm sie aus dem Musikordner.',
  },
  'damaged-file': {
    happened: '„{{name}}“ ist beschädigt.',
    meaning: 'Der Ton lässt sich nicht dekodieren: {{reason}}.',
    remedy: 'Kopiere die Datei noch einmal von ihrer Quelle.',
  },
  'file-changed-meanwhile': {
    happened: '„{{name}}“ hat sich geändert, während die Datei gelesen wurde.',
    meaning: 'Sie wurde inzwischen ersetzt, gekürzt oder beschrieben; was davon gelesen wurde, gehört nicht zusammen.',
    remedy: 'Versuche es noch einmal, sobald sie vollständig ist.',
  },
  'damaged-parts': {
    happened: 'Teile von „{{name}}“ sind beschädigt.',
    meaning: 'Der Rest spielt; Stücke, die sich nicht dekodieren ließen und ausgelassen wurden: {{count}}.',
    remedy: 'Kopiere die Datei noch einmal von ihrer Quelle, wenn du sie willst.',
  },
  'samples-silenced': {
    happened: '„{{name}}“ enthält Werte, die kein Ton sind.',
    meaning: 'Der Rest spielt; Samples, die keine Zahlen sind und stumm geschaltet wurden: {{count}}.',
    remedy:
      'Kopiere die Datei noch einmal von ihrer Quelle, oder schreibe sie neu mit dem Programm, das sie gemacht hat.',
  },
  'truncated-file': {
    happened: '„{{name}}“ hört zu früh auf.',
    meaning: 'Die Datei nennt {{declaredSeconds}} s, enthält aber {{decodedSeconds}} s Ton.',
    remedy: 'Kopiere sie noch einmal von ihrer Quelle, wenn du den Rest willst.',
  },
  'tags-unreadable': {
    happened: 'Die Angaben in „{{name}}“ sind nicht lesbar.',
    meaning: 'Die Datei läuft, aber ein Teil ihrer Angaben fehlt: {{reason}}.',
    remedy: 'Schreib die Angaben mit einem Tag-Editor neu, wenn du sie brauchst.',
  },
  'unsupported-format': {
    happened: '„{{name}}“ hat eine Form, die sich nicht abspielen lässt.',
    meaning: 'Der Decoder kennt sie nicht: {{reason}}.',
    remedy: 'Wandle die Datei in FLAC oder MP3 um.',
  },
  'unsupported-output': {
    happened: '„{{name}}“ kann nicht geschrieben werden.',
    meaning: 'Die Endung verlangt ein Format, das hier nicht angeboten wird.',
    remedy: 'Nimm eine dieser Endungen: {{supported}}.',
  },
  'tags-not-written': {
    happened: '„{{name}}“ hat keine Tags.',
    meaning: 'Der Klang ist vollständig, aber die Tags konnten nicht geschrieben werden: {{reason}}.',
    remedy: 'Ergänze sie mit einem Tag-Editor, wenn du sie brauchst.',
  },
  'tags-unsupported': {
    happened: 'Die Tags von „{{name}}“ lassen sich nicht ändern.',
    meaning: 'Auralis schreibt keine Tags in {{format}}-Dateien; nichts wurde verändert.',
    remedy: 'Nimm für diese Datei ein anderes Programm, oder wandle sie in FLAC um.',
  },
  'tags-not-kept': {
    happened: 'Die Tags von „{{name}}“ blieben, wie sie waren.',
    meaning: 'Ihr Format kann nicht alles davon aufnehmen: {{reason}}.',
    remedy: 'Kürze oder ändere den Text und versuche es noch einmal.',
  },
  'sound-not-proven': {
    happened: 'Die Tags von „{{name}}“ blieben, wie sie waren.',
    meaning: 'Dass ihr Klang gleich bleibt, ließ sich nicht nachweisen: {{reason}}.',
    remedy: 'Kopiere die Datei noch einmal von ihrer Quelle, oder nimm für sie ein anderes Programm.',
  },
  'file-changed': {
    happened: '„{{name}}“ hat sich geändert, seit sie gelesen wurde.',
    meaning: 'Ein anderes Programm hat sie beschrieben; darum wurde nichts überschrieben.',
    remedy: 'Lies ihren Ordner neu ein, sieh dir ihre Tags an und wiederhole die Änderung.',
  },
  'not-a-cover': {
    happened: '„{{name}}“ taugt nicht als Cover.',
    meaning: '{{reason}}',
    remedy: 'Wähle ein JPEG-, PNG- oder WebP-Bild bis 16 MB und 8192 Pixel je Seite.',
  },
  'samples-clipped': {
    happened: 'Die lautesten Spitzen von „{{name}}“ wurden abgeschnitten.',
    meaning: '{{count}} Samples waren lauter, als das Format fassen kann.',
    remedy: 'Schreibe es als WAV mit Gleitkomma, oder lass es verbessern: Das senkt die Spitzen.',
  },
  'encoded-quieter': {
    happened: '„{{name}}“ ist {{db}} dB leiser als geplant.',
    meaning: 'Das Kodieren als {{format}} hebt Spitzen an; bei vollem Pegel lägen sie über der Obergrenze.',
    remedy: 'Nichts ist zu tun; nimm FLAC oder WAV, wo der genaue Pegel zählt.',
  },
  'peak-over-ceiling': {
    happened: 'Der True Peak von „{{name}}“ liegt {{db}} dB über der Obergrenze.',
    meaning: 'Das Kodieren als {{format}} hebt Spitzen an, und den Pegel zu senken hat nicht gereicht.',
    remedy: 'Senke die Obergrenze, oder nimm FLAC oder WAV.',
  },
  'decoder-crashed': {
    happened: '„{{name}}“ hat den Decoder zum Absturz gebracht.',
    meaning: 'Der Decoder läuft für sich und wurde neu gestartet; die Datei ist beiseitegelegt.',
    remedy: 'Kopiere die Datei noch einmal von ihrer Quelle oder lass sie weg.',
  },
  'decoder-timeout': {
    happened: '„{{name}}“ brauchte zu lange zum Dekodieren.',
    meaning: 'Der Decoder kam {{seconds}} s lang nicht voran und wurde angehalten.',
    remedy: 'Prüfe den Datenträger oder lass diese Datei weg.',
  },
  'audio-process-lost': {
    happened: 'Der Tonprozess ist stehen geblieben.',
    meaning: 'Er wurde {{attempts}}-mal gestartet und hielt jedes Mal an.',
    remedy: 'Starte Auralis neu; kommt es wieder, sichere einen Bericht unter Hilfe > Diagnose.',
  },
  'sound-interrupted': {
    happened: 'Der Ton setzte kurz aus.',
    meaning: 'Der Prozess, der ihn erzeugt, endete; er läuft wieder, und „{{name}}“ spielt dort weiter, wo es war.',
    remedy: 'Du musst nichts tun.',
  },
  'output-unavailable': {
    happened: 'Es kann kein Ton ausgegeben werden.',
    meaning: 'Das Tongerät ließ sich nicht öffnen: {{reason}}.',
    remedy: 'Prüfe, ob ein Gerät angeschlossen und nicht von einem anderen Programm belegt ist.',
  },
  'enhancement-failed': {
    happened: '„{{name}}“ spielt ohne Verbesserung.',
    meaning: 'Sie zu verbessern schlug fehl: {{reason}}.',
    remedy: 'Du musst nichts tun: Die Musik geht unverändert weiter.',
  },
  'not-measurable': {
    happened: 'Die Lautheit von „{{name}}“ hat keinen Wert.',
    meaning: '{{reason}}',
    remedy: 'Du musst nichts tun: Der Titel behält seinen eigenen Pegel.',
  },
  'not-analysed': {
    happened: '„{{name}}“ wurde noch nicht analysiert.',
    meaning: 'Ähnliche Titel finden sich durch das, was am Klang gemessen wurde; geraten wird nichts.',
    remedy: 'Warte, bis die Analyse dort angekommen ist, oder spiel den Titel ab.',
  },
  'not-comparable': {
    happened: '„{{name}}“ lässt sich nicht mit anderen Titeln vergleichen.',
    meaning: 'Dafür enthält der Titel zu wenig Klang: Er ist still oder sehr kurz.',
    remedy: 'Wähle einen anderen Titel.',
  },
  'folder-not-found': {
    happened: 'Den Ordner „{{name}}“ gibt es nicht.',
    meaning: 'Es wurde nichts hinzugefügt.',
    remedy: 'Prüfe den Namen und ob der Datenträger angeschlossen ist.',
  },
  'folder-unreadable': {
    happened: 'Der Ordner „{{name}}“ lässt sich nicht lesen.',
    meaning: 'Das System verweigert den Zugriff: {{reason}}.',
    remedy: 'Prüfe seine Rechte und lies ihn dann neu ein.',
  },
  'not-a-folder': {
    happened: '„{{name}}“ ist kein Ordner.',
    meaning: 'Musik wird ordnerweise hinzugefügt; es wurde nichts hinzugefügt.',
    remedy: 'Wähle den Ordner, in dem die Datei liegt.',
  },
  'not-a-file': {
    happened: '„{{name}}“ ist ein Ordner.',
    meaning: 'Hier wird eine Tondatei gebraucht; es wurde nichts getan.',
    remedy: 'Nenne die Dateien darin einzeln.',
  },
  'name-too-long': {
    happened: '„{{name}}“ ist ein zu langer Name für das System.',
    meaning: 'Das System kann die Datei nicht öffnen.',
    remedy: 'Kürze den Namen der Datei oder ihrer Ordner.',
  },
  'preset-not-found': {
    happened: 'Diese Vorgabe gibt es nicht mehr.',
    meaning: 'Sie wurde gelöscht, während sie auf dem Bildschirm stand.',
    remedy: 'Wähle eine andere.',
  },
  'preset-name-taken': {
    happened: 'Eine Vorgabe namens „{{name}}“ gibt es schon.',
    meaning: 'Zwei gleichen Namens ließen sich nicht unterscheiden; nichts wurde geändert.',
    remedy: 'Wähle einen anderen Namen.',
  },
  'reference-missing': {
    happened: 'Die Referenz „{{name}}“ ist nicht mehr zu finden.',
    meaning: 'Was an ihr gemessen wurde, ist aufbewahrt: Es wird weiter danach verbessert.',
    remedy: 'Wähle eine andere Referenz oder nimm sie heraus, wenn du magst.',
  },
  'track-not-found': {
    happened: 'Dieser Titel ist nicht in der Mediathek.',
    meaning: 'Er wurde entfernt, während er auf dem Bildschirm stand.',
    remedy: 'Wähle einen anderen.',
  },
  'queued-track-gone': {
    happened: '„{{name}}“ ist nicht mehr in der Mediathek.',
    meaning: 'Die Datei wurde gelöscht, oder ihr Ordner wurde aus der Mediathek genommen.',
    remedy: 'Lege die Datei zurück, oder füge ihren Ordner wieder hinzu.',
  },
  'album-not-found': {
    happened: 'Dieses Album ist nicht mehr in der Mediathek.',
    meaning: 'Seine Titel wurden entfernt, oder ihre Tags nennen jetzt ein anderes.',
    remedy: 'Wähle ein anderes.',
  },
  'artist-not-found': {
    happened: 'Dieser Künstler ist nicht mehr in der Mediathek.',
    meaning: 'Seine Titel wurden entfernt, oder ihre Tags nennen jetzt einen anderen.',
    remedy: 'Wähle einen anderen.',
  },
  'genre-not-found': {
    happened: 'Dieses Genre ist nicht mehr in der Mediathek.',
    meaning: 'Seine Titel wurden entfernt, oder ihre Tags nennen jetzt ein anderes.',
    remedy: 'Wähle ein anderes.',
  },
  'playlist-not-found': {
    happened: 'Diese Playlist ist nicht mehr da.',
    meaning: 'Sie wurde gelöscht, während sie zu sehen war.',
    remedy: 'Mache das Löschen rückgängig oder wähle eine andere.',
  },
  'playlist-unreadable': {
    happened: '„{{name}}“ ist keine lesbare Playlist.',
    meaning: '{{reason}}',
    remedy: 'Wähle eine Datei im Format M3U, M3U8 oder XSPF.',
  },
  'library-newer': {
    happened: 'Diese Mediathek wurde von einem neueren Auralis geschrieben.',
    meaning:
      'Sie hier zu öffnen könnte verlieren, was die neuere Version gespeichert hat; darum blieb sie, wie sie ist.',
    remedy: 'Installiere die neuere Version oder wähle ein anderes Profil.',
  },
  'library-damaged': {
    happened: 'Die Bibliotheksdatei ist beschädigt.',
    meaning: 'Sie wurde als „{{name}}“ beiseitegelegt, nichts wurde gelöscht. Es gibt eine Sicherung vom {{date}}.',
    remedy: 'Stelle die Sicherung wieder her, oder lies deinen Musikordner neu ein.',
  },
  'watch-limit': {
    happened: 'Deine Ordner werden nicht auf Änderungen beobachtet.',
    meaning: 'Sie enthalten mehr Ordner, als das System ein Programm beobachten lässt.',
    remedy:
      'Lies sie nach einer Änderung von Hand neu ein, oder heb die Grenze des Systems an (fs.inotify.max_user_watches).',
  },
  'no-backup': {
    happened: 'Es gibt keine Sicherung der Bibliothek.',
    meaning: 'Nichts wurde geändert.',
    remedy: 'Lies deinen Musikordner neu ein, um eine neue Bibliothek aufzubauen.',
  },
  'library-corrupt': {
    happened: 'Die Datei der Mediathek ist beschädigt.',
    meaning: 'Sie wurde als „{{name}}“ beiseitegelegt, nichts wurde gelöscht. Deine Musikdateien sind unberührt.',
    remedy: 'Lies deinen Musikordner neu ein, um eine neue Mediathek aufzubauen.',
  },
  'library-vanished': {
    happened:
      'Die Datei der Mediathek ist weg: „{{name}}“ wurde verschoben oder gelöscht, oder ihr Datenträger ist nicht mehr verbunden.',
    meaning:
      'Auralis arbeitet mit dem weiter, was es geöffnet hat; was du jetzt änderst, steht aber noch auf keinem Datenträger.',
    remedy: 'Verbinde den Datenträger wieder: Die Mediathek wird dort geschrieben, sobald das geht.',
  },
  'library-put-back': {
    happened: 'Die Datei der Mediathek war weg.',
    meaning: 'Sie wurde mit allem, was darin ist, wieder an ihren Ort geschrieben.',
    remedy: 'Du musst nichts tun. Hast du sie absichtlich entfernt, schließ zuerst Auralis.',
  },
  'library-failed': {
    happened: 'Die Mediathek konnte das nicht.',
    meaning: '{{reason}}',
    remedy: 'Versuch es noch einmal; kommt es wieder, sichere einen Bericht unter Hilfe > Diagnose.',
  },
  'disk-full': {
    happened: 'Der Datenträger ist voll.',
    meaning: '„{{name}}“ konnte nicht geschrieben werden; was vorher da war, ist unverändert.',
    remedy: 'Schaff etwas Platz und versuch es noch einmal.',
  },
  'not-writable': {
    happened: '„{{name}}“ kann nicht geschrieben werden.',
    meaning: 'Das System verweigert es: {{reason}}.',
    remedy: 'Prüfe die Rechte oder wähle einen anderen Ort.',
  },
  'invalid-input': {
    happened: 'Das kann Auralis nicht.',
    meaning: '{{reason}}',
    remedy: 'Berichtige es und versuch es noch einmal.',
  },
  'settings-damaged': {
    happened: 'Die Einstellungsdatei ließ sich nicht lesen.',
    meaning: 'Sie wurde als „{{name}}“ beiseitegelegt; die Einstellungen beginnen von vorn.',
    remedy: 'Stell deine Vorlieben neu ein.',
  },
  'exports-damaged': {
    happened: 'Die Liste der Exporte konnte nicht gelesen werden.',
    meaning: 'Sie wurde als „{{name}}“ beiseitegelegt und beginnt leer; schon geschriebene Dateien sind unberührt.',
    remedy: 'Exportiere noch einmal, was fehlt.',
  },
  'diagnostics-unavailable': {
    happened: 'Die Diagnose konnte nicht laufen.',
    meaning: '{{reason}}',
    remedy: 'Versuch es noch einmal; kommt es wieder, starte Auralis neu.',
  },
  cancelled: {
    happened: 'Das wurde abgebrochen.',
    meaning: 'Nichts wurde verändert.',
    remedy: 'Starte es wieder, wann immer du magst.',
  },
  internal: {
    happened: 'In Auralis ist etwas schiefgegangen.',
    meaning: '{{reason}}',
    remedy: 'Versuch es noch einmal; kommt es wieder, sichere einen Bericht unter Hilfe > Diagnose.',
  },
};
