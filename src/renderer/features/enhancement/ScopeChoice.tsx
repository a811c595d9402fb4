import { useTranslation } from 'react-i18next';
import { OVERRIDE_SCOPES } from '../../../shared/domain/wishes';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { Segmented } from '../../components/Segmented';
import { usePlayback } from '../playback/use-playback';
import { useLayers, useScope } from './use-override';
import { useWishCommands } from './use-wish-commands';

/** Where what is set by hand from now on applies, and the way to leave all of that to the plan again. */
export function ScopeChoice() {
  const { t } = useTranslation();
  const scope = useScope();
  const layers = useLayers();
  const trackId = usePlayback((state) => state?.track?.id);
  const choose = useView((view) => view.chooseOverrideScope);
  const { resetOverrides } = useWishCommands();
  const any = Object.keys(layers[scope] ?? {}).length > 0;
  return (
    <div className="mt-3">
      <p className="pb-1.5 text-xs text-muted">{t('enhancement.scope')}</p>
      <Segmented
        label={t('enhancement.scope')}
        value={scope}
        options={OVERRIDE_SCOPES.toReversed().map((value) => ({
          value,
          label: t(`enhancement.scope_${value}`),
          disabled: layers[value] === null,
        }))}
        onChange={choose}
      />
      {any && (
        <Button
          variant="quiet"
          size="small"
          className="mt-1 -ml-3"
          onClick={() => void resetOverrides({ scope, trackId })}
        >
          {t(`enhancement.resetAll_${scope}`)}
        </Button>
      )}
    </div>
  );
}
