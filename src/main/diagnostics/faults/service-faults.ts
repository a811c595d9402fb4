import type { FaultId } from '../../../scenarios';
import type { Library } from '../../library';
import { overriding } from './overriding';

/** Any character beyond ASCII. */
const UNUSUAL = /[^\0-\x7f]/;

/**
 * The services as the page meets them, with the seeded faults between that no service plants by itself. Without faults
 * the services come back as they are.
 */
export function seedServiceFaults<Services extends { library: Library }>(
  services: Services,
  faults: { has(id: FaultId): boolean },
): Services {
  if (!faults.has('library.unusual-names-lost')) return services;
  const { library } = services;
  const tracks: Library['tracks'] = async (input) => {
    const page = await library.tracks(input);
    return { ...page, tracks: page.tracks.filter(({ title }) => !UNUSUAL.test(title)) };
  };
  return { ...services, library: overriding(library, { tracks }) };
}
