import { displayIsMissing, startVirtualDisplay } from '../../scripts/lib/display.mjs';

/**
 * Gives the tests a display that nobody sees where the machine has none.
 * @returns {Promise<() => void>} what ends it
 */
export default async function setUpDisplay() {
  if (!displayIsMissing()) return () => {};
  const { display, close } = await startVirtualDisplay();
  process.env.DISPLAY = display;
  return close;
}
