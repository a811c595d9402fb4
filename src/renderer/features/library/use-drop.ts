import { useEffect, useEffectEvent, useState } from 'react';
import { useFolderCommands } from './use-folders';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Adds what is dropped anywhere on the window; answers whether something hovers over it now. */
export function useDrop(): boolean {
  const [hovering, setHovering] = useState(false);
  const { add } = useFolderCommands();

  const onDragOver = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setHovering(true);
  });
  const onDragLeave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setHovering(false);
  });
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setHovering(false);
    const paths = Array.from(event.dataTransfer?.files ?? [], (file) => window.auralis.pathForFile(file));
    void add(paths.filter((path) => path !== ''));
  });

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener('dragover', (event) => onDragOver(event), { signal });
    window.addEventListener('dragleave', (event) => onDragLeave(event), { signal });
    window.addEventListener('drop', (event) => onDrop(event), { signal });
    return () => ending.abort();
  }, []);
  return hovering;
}
