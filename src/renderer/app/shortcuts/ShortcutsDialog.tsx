import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/Keys';
import { Modal } from '../../components/Modal';
import { useView } from '../page-context';
import { BINDINGS, type ShortcutGroup, type ShortcutId } from './keyboard-map';

const GROUPS: readonly ShortcutGroup[] = ['playback', 'sound', 'view'];
const SYMBOLS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

function idsIn(group: ShortcutGroup): ShortcutId[] {
  return [...new Set(BINDINGS.filter((binding) => binding.group === group).map((binding) => binding.id))];
}

export function ShortcutsDialog() {
  const { t } = useTranslation();
  const open = useView((view) => view.dialog === 'shortcuts');
  const openDialog = useView((view) => view.openDialog);
  return (
    <Modal open={open} wide title={t('shortcuts.title')} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      <Overview />
    </Modal>
  );
}

/** Made only while the dialog is open. */
function Overview() {
  const { t } = useTranslation();
  const caps = (binding: (typeof BINDINGS)[number]) => [
    ...(binding.control ? [t('shortcuts.key_Ctrl')] : []),
    ...(binding.alt ? [t('shortcuts.key_Alt')] : []),
    ...(binding.shift ? [t('shortcuts.key_Shift')] : []),
    binding.key === ' ' ? t('shortcuts.key_Space') : (SYMBOLS[binding.key] ?? binding.key.toUpperCase()),
  ];
  return (
    <>
      <p className="text-muted">{t('shortcuts.hint')}</p>
      <div className="mt-4 gap-10 sm:columns-2">
        {GROUPS.map((group) => (
          <section key={group} className="break-inside-avoid pb-6" aria-label={t(`shortcuts.group_${group}`)}>
            <h3 className="pb-1 text-xs font-semibold text-muted">{t(`shortcuts.group_${group}`)}</h3>
            <ul>
              {idsIn(group).map((id) => (
                <li key={id} className="flex items-center justify-between gap-4 py-1.5">
                  <span>{t(`shortcuts.${id}`)}</span>
                  <span className="flex shrink-0 items-center gap-1.5 text-xs text-muted">
                    {BINDINGS.filter((binding) => binding.id === id).map((binding, index) => (
                      <Fragment key={`${binding.alt} ${binding.key}`}>
                        {index > 0 && t('shortcuts.or')}
                        <Keys keys={caps(binding)} />
                      </Fragment>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
