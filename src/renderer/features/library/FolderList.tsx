import { Folder, FolderPlus, FolderX, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanRoot } from '../../../shared/domain/library';
import { useLive } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { IconButton } from '../../components/IconButton';
import { Spinner } from '../../components/Spinner';
import { TagText } from '../../components/TagText';
import { folderName } from './folder-name';
import { useFolderCommands, useFolders } from './use-folders';

/** The music folders, each with its state. */
export function FolderList() {
  const { t } = useTranslation();
  const folders = useFolders();
  const { remove, scan } = useFolderCommands();
  const [removing, setRemoving] = useState<ScanRoot | null>(null);
  const scanned = useLive(usePage().live.scan, ({ value }) => (value?.kind === 'scanning' ? value.root : null));

  return (
    <section aria-label={t('library.folders')}>
      <div className="flex h-8 items-center justify-between pr-1 pl-2.5">
        <h2 className="text-xs font-medium text-muted">{t('library.folders')}</h2>
        {folders !== null && folders.length > 0 && (
          <IconButton
            size="small"
            label={t('library.scanAgain')}
            disabled={scanned !== null}
            onClick={scan}
            icon={<RotateCw size={14} aria-hidden />}
          />
        )}
      </div>
      <ul>
        {folders?.map((folder) => (
          <FolderItem
            key={folder.id}
            folder={folder}
            scanning={scanned === folder.path}
            onRemove={() => setRemoving(folder)}
          />
        ))}
      </ul>
      <Confirm
        open={removing !== null}
        title={t('library.removeFolderTitle', { name: folderName(removing?.path ?? '') })}
        text={t('library.removeFolderText')}
        confirmLabel={t('library.removeFolderConfirm')}
        cancelLabel={t('app.cancel')}
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) void remove(removing.id);
          setRemoving(null);
        }}
      />
    </section>
  );
}

/** Stands at the end of a list that scrolls, and in sight where that is longer than its place. */
export function AddFolder() {
  const { t } = useTranslation();
  const { choose } = useFolderCommands();
  return (
    <div className="sticky bottom-0 -mt-3 bg-canvas before:pointer-events-none before:absolute before:inset-x-0 before:-top-3 before:h-3 before:bg-linear-to-t before:from-canvas before:to-transparent">
      <Button
        variant="quiet"
        className="w-full justify-start! px-2.5! font-normal"
        icon={<FolderPlus size={16} aria-hidden />}
        onClick={choose}
      >
        <span className="truncate">{t('library.addFolder')}</span>
      </Button>
    </div>
  );
}

function FolderItem({ folder, scanning, onRemove }: { folder: ScanRoot; scanning: boolean; onRemove(): void }) {
  const { t } = useTranslation();
  const name = folderName(folder.path);
  const state = scanning ? t('library.folderScanning') : folder.available ? null : t('library.folderUnavailable');
  const Icon = folder.available ? Folder : FolderX;
  return (
    <li className="group/folder flex min-h-9 items-center gap-2.5 rounded-control pr-1 pl-2.5 hover:bg-hover">
      <span className={folder.available ? 'text-muted' : 'text-danger'}>
        {scanning ? <Spinner size={16} /> : <Icon size={16} aria-hidden />}
      </span>
      <span className="min-w-0 flex-1 py-1" title={folder.path}>
        <TagText>{name}</TagText>
        {state && <span className="block truncate text-2xs text-muted">{state}</span>}
      </span>
      <span className="opacity-0 group-focus-within/folder:opacity-100 group-hover/folder:opacity-100">
        <IconButton
          size="small"
          label={t('library.removeFolder', { name })}
          icon={<X size={14} aria-hidden />}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}
