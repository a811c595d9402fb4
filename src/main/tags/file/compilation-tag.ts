import { type ApeTag, type AsfTag, type File, TagTypes } from 'node-taglib-sharp';

const APE_ITEM = 'Compilation';
const ASF_DESCRIPTOR = 'WM/IsCompilation';

/** Whether the track's album is a compilation; APE and ASF tags hold that under names that the library does not know. */
export function readCompilation(file: File): boolean {
  const ape = file.getTag(TagTypes.Ape, false) as ApeTag | undefined;
  const asf = file.getTag(TagTypes.Asf, false) as AsfTag | undefined;
  const said = [ape?.getItem(APE_ITEM)?.text[0], asf?.getDescriptorString(ASF_DESCRIPTOR)];
  return file.tag.isCompilation || said.some((value) => value !== undefined && /^(1|true)$/i.test(value ?? ''));
}

export function writeCompilation(file: File, compilation: boolean): void {
  const ape = file.getTag(TagTypes.Ape, false) as ApeTag | undefined;
  const asf = file.getTag(TagTypes.Asf, false) as AsfTag | undefined;
  file.tag.isCompilation = compilation;
  ape?.setStringValue(APE_ITEM, compilation ? '1' : '');
  asf?.setDescriptorString(compilation ? '1' : '', ASF_DESCRIPTOR);
}
