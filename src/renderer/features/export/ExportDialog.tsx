import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_ENHANCEMENT } from '../../../shared/domain/plan';
import { ALBUM_MODES } from '../../../shared/domain/wishes';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';
import { Segmented } from '../../components/Segmented';
import { TagText } from '../../components/TagText';
import { Toggle } from '../../components/Toggle';
import { useEnhancement } from '../enhancement/use-enhancement';
import { formatOf, KINDS, kindOf, resolutionOf, resolutionsOf } from './kinds';
import { useExportCommands } from './use-export';

/** Where and as what the selected songs are to be written. */
export function ExportDialog() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.dialog === 'export');
  const openDialog = useView((view) => view.openDialog);
  const songs = useView((view) => view.exportIds?.length ?? view.selectedIds.size);
  const title = t('exporting.dialogTitle', { count: songs, formatted: count(songs) });
  return (
    <Modal open={open} wide title={title} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      <Choices />
    </Modal>
  );
}

/** Made only while the dialog is open. */
function Choices() {
  const { t } = useTranslation();
  const { folder, format, albumMode, report } = useView((view) => view.exportChoice);
  const choose = useView((view) => view.chooseExport);
  const selectedIds = useView((view) => view.selectedIds);
  const exportIds = useView((view) => view.exportIds);
  const trackIds = exportIds ?? [...selectedIds];
  const openDialog = useView((view) => view.openDialog);
  const show = useView((view) => view.show);
  const { add, chooseFolder } = useExportCommands();
  const [starting, setStarting] = useState(false);
  const kind = kindOf(format);
  const resolution = resolutionOf(format);

  const ask = async () => {
    const chosen = await chooseFolder();
    if (chosen !== null) choose({ folder: chosen });
  };
  const start = async () => {
    if (folder === null) return;
    setStarting(true);
    const queued = await add({ trackIds: [...trackIds], folder, format, albumMode, report });
    setStarting(false);
    if (!queued) return;
    openDialog(null);
    show('exports');
  };
  return (
    <div className="flex flex-col gap-6">
      <Row name={t('exporting.folder')} hint={t('exporting.folderHint')}>
        <div className="flex items-center gap-3">
          <div className="flex h-9 min-w-0 flex-1 items-center rounded-control bg-well px-3">
            <TagText className={folder === null ? 'text-muted' : 'text-ink'}>
              {folder ?? t('exporting.noFolder')}
            </TagText>
          </div>
          <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void ask()}>
            {t('exporting.choose')}
          </Button>
        </div>
      </Row>
      <Row name={t('exporting.format')} hint={t(`exporting.hint_${kind}`)}>
        <Segmented
          label={t('exporting.format')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`exporting.kind_${value}`) }))}
          onChange={(value) => choose({ format: formatOf(value, resolution) })}
        />
        {resolution !== null && (
          <div className="pt-2">
            <Segmented
              label={t('exporting.resolution')}
              value={resolution}
              options={resolutionsOf(kind).map((value) => ({ value, label: t(`exporting.bits_${value}`) }))}
              onChange={(value) => choose({ format: formatOf(kind, value) })}
            />
          </div>
        )}
      </Row>
      <Row name={t('enhancement.album')} hint={t('exporting.albumHint')}>
        <Segmented
          label={t('enhancement.album')}
          value={albumMode}
          options={ALBUM_MODES.map((value) => ({ value, label: t(`enhancement.album_${value}`) }))}
          onChange={(value) => choose({ albumMode: value })}
        />
      </Row>
      <div className="flex items-center justify-between gap-4">
        <span className="text-[0.8125rem]">{t('exporting.report')}</span>
        <Toggle label={t('exporting.report')} checked={report} onChange={(wanted) => choose({ report: wanted })} />
      </div>
      <CurrentWishes />
      <div className="flex justify-end gap-2">
        <Button onClick={() => openDialog(null)}>{t('app.cancel')}</Button>
        <Button
          variant="primary"
          disabled={folder === null || starting || trackIds.length === 0}
          onClick={() => void start()}
        >
          {t('exporting.start')}
        </Button>
      </div>
    </div>
  );
}

function CurrentWishes() {
  const { t } = useTranslation();
  const { level, percent } = useFormat();
  const wishes = useEnhancement((state) => state?.request ?? DEFAULT_ENHANCEMENT);
  const text = t('exporting.as', {
    preset: t(`presets.${wishes.preset}`),
    intensity: percent(wishes.intensity),
    target: level(wishes.targetLufs, 'LUFS'),
    ceiling: level(wishes.ceilingDbtp, 'dBTP'),
  });
  const { reference } = wishes;
  return (
    <p className="text-[0.8125rem] text-muted">
      {text}
      {reference && ` ${t('exporting.like', { name: reference.name, amount: percent(reference.amount) })}`}
    </p>
  );
}

function Row({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-medium">{name}</h3>
      <p className="pt-0.5 pb-2.5 text-[0.8125rem] text-muted">{hint}</p>
      {children}
    </div>
  );
}
