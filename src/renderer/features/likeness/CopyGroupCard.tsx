import { Disc3, FolderOpen } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Copy, CopyGroup } from '../../../shared/domain/likeness';
import { formatTime } from '../../app/format';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { TagText } from '../../components/TagText';
import { useLikenessCommands } from './use-likeness';

/** One recording and its files, the best first. */
export function CopyGroupCard({ group: { copies, total } }: { group: CopyGroup }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const id = useId();
  const best = copies[0];
  if (!best) return null;
  const sameSound = copies.every(({ sound }) => sound === best.sound);
  const artist = best.track.artist ?? t('library.unknownArtist');
  return (
    <li aria-labelledby={id} className="rounded-card bg-sunken p-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="min-w-0 font-semibold">
          <TagText>{best.track.title}</TagText>
        </h2>
        <span className="numeric shrink-0 text-xs text-muted">
          {sameSound ? t('likeness.sameSound') : t('likeness.sameRecording')} ·{' '}
          {t('likeness.copies', { count: total, formatted: count(total) })}
        </span>
      </div>
      <TagText className="text-xs text-muted">{artist}</TagText>
      <ul className="mt-2 flex flex-col">
        {copies.map((copy) => (
          <CopyRow key={copy.track.id} copy={copy} best={copy === best} />
        ))}
      </ul>
      {total > copies.length && (
        <p className="pt-1 text-xs text-muted">
          {t('likeness.notListed', { formatted: count(total - copies.length) })}
        </p>
      )}
    </li>
  );
}

function CopyRow({ copy: { track, lossless }, best }: { copy: Copy; best: boolean }) {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  const open = useView((view) => view.open);
  const { showInFolder } = useLikenessCommands();
  const { albumId } = track;
  const rate =
    track.bitrateBps === null ? null : t('likeness.rate', { kbps: count(Math.round(track.bitrateBps / 1000)) });
  const facts = [
    track.codec ?? t('browse.unknownFormat'),
    lossless ? t('likeness.lossless') : rate,
    bytes(track.sizeBytes),
    formatTime(track.durationSeconds),
    track.available ? null : t('likeness.unavailable'),
  ];
  return (
    <li className="flex min-h-11 items-center gap-3 border-line border-t py-1 first:border-t-0">
      <span className="w-14 shrink-0">
        {best && (
          <span className="rounded-full bg-accent px-2 py-0.5 text-2xs font-medium text-on-accent">
            {t('likeness.best')}
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="numeric block truncate text-[0.8125rem]">
          {facts.filter((fact) => fact !== null).join(' · ')}
        </span>
        <TagText className="text-xs text-muted">{track.path}</TagText>
      </span>
      <IconButton
        label={t('likeness.showInFolder')}
        onClick={() => void showInFolder(track)}
        icon={<FolderOpen size={16} aria-hidden />}
      />
      {albumId !== null && (
        <IconButton
          label={t('browse.goToAlbum')}
          onClick={() => open('album', albumId)}
          icon={<Disc3 size={16} aria-hidden />}
        />
      )}
    </li>
  );
}
