/**
 * Focuses what is found once a dialog has seen to its own focus: when what had it goes, or when it opens, a dialog takes it with the
 * next frame. Answers how to call it off.
 */
export function focusLater(find: () => HTMLElement | null | undefined): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => find()?.focus());
  });
  return () => cancelAnimationFrame(frame);
}
