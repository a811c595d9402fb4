import type { IPicture } from 'music-metadata';

/**
 * The pictures of an ASF file, as the library that writes them reads them: music-metadata 12.1.0 takes them from the wrong
 * place of its buffer, so that neither kind nor data is right. Throws what that library throws.
 */
export async function asfPictures(path: string): Promise<IPicture[]> {
  const { File, PictureType, ReadStyle } = await import('node-taglib-sharp');
  const file = File.createFromPath(path, 'taglib/wma', ReadStyle.None);
  try {
    return file.tag.pictures.map(({ mimeType, type, description, data }) => ({
      format: mimeType ?? '',
      // What chooses among pictures knows the front cover by this name.
      type: type === PictureType.FrontCover ? 'Cover (front)' : PictureType[type],
      description,
      data: data.toByteArray(),
    }));
  } finally {
    file.dispose();
  }
}
