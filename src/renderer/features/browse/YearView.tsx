import { EVERY_ALBUM } from '../../../shared/domain/browse';
import { useView } from '../../app/page-context';
import { ViewHeader } from '../../components/ViewHeader';
import { AlbumGrid } from './AlbumsView';

/** The albums of one year. */
export function YearView() {
  const year = useView((state) => state.subjectId) ?? 0;
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={String(year)} />
      <AlbumGrid key={year} filter={{ ...EVERY_ALBUM, years: { from: year, to: year } }} label={String(year)} />
    </div>
  );
}
