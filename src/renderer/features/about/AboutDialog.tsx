import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { Facts } from '../../components/Facts';
import { Logo } from '../../components/Logo';
import { Modal } from '../../components/Modal';
import { useAbout } from './use-about';

export function AboutDialog() {
  const { t } = useTranslation();
  const open = useView((view) => view.dialog === 'about');
  const openDialog = useView((view) => view.openDialog);
  return (
    <Modal open={open} title={t('about.title')} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      <Product />
    </Modal>
  );
}

/** Made only while the dialog is open. */
function Product() {
  const { t } = useTranslation();
  const about = useAbout();
  return (
    <>
      <div className="flex items-center gap-4 pb-4">
        <Logo size={52} />
        <p className="text-pretty text-muted">{t('about.tagline')}</p>
      </div>
      {about && (
        <Facts
          facts={[
            { name: t('about.version'), value: about.version },
            { name: t('about.runtime'), value: `Electron ${about.electron}` },
          ]}
        />
      )}
      {about?.fallbackRuntime && (
        <p className="mt-1 mb-3 flex gap-2.5 rounded-card bg-caution-soft p-3 text-[0.8125rem]">
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-caution" />
          {t('about.fallback')}
        </p>
      )}
      <h3 className="border-t border-line pt-3 text-[0.8125rem] text-muted">{t('about.licence')}</h3>
      <p className="pt-1 text-[0.8125rem]">{t('about.licenceText')}</p>
    </>
  );
}
