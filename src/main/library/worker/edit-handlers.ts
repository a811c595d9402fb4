import { AuralisError } from '../../../shared/domain/errors';
import type { EDIT_COMMANDS, EDIT_QUERIES } from '../edits/edit-protocol';
import type { ScanStore, TagEditTable } from '../tables';
import type { CommandHandlers, QueryHandlers } from './handlers';

interface EditHandlers {
  readonly queries: Pick<QueryHandlers, keyof typeof EDIT_QUERIES>;
  readonly commands: Pick<CommandHandlers, keyof typeof EDIT_COMMANDS>;
}

/** What the worker does to remember edits of tags. */
export function editHandlers(edits: TagEditTable, scans: ScanStore): EditHandlers {
  return {
    queries: {
      tagEdits: () => edits.all(),
      editFiles: ({ editId }) => edits.filesOf(editId),
      unsettledEdits: () => edits.unsettled(),
    },
    commands: {
      beginEdit: ({ fields }) => edits.begin(fields),
      noteEditFile: (file) => edits.note(file),
      proveEditFile: ({ id, before, after, deltaBytes }) => {
        edits.prove(id, before, after, deltaBytes);
        return null;
      },
      undoEditFile: ({ id, copyPath }) => {
        if (!edits.file(id))
          throw new AuralisError('invalid-input', { reason: 'That edit cannot be undone any more.' });
        edits.undo(id, copyPath);
        return null;
      },
      settleEditFile: ({ id, outcome }, touch) => {
        scans.storeEdited(outcome, touch);
        edits.setState(id, 'written');
        return null;
      },
      forgetEditFile: ({ id, outcome }, touch) => {
        if (outcome) scans.storeEdited(outcome, touch);
        edits.remove(id);
        return null;
      },
      keepEditFile: ({ id }) => {
        edits.setState(id, 'written');
        return null;
      },
      trimEdits: ({ mostEdits, mostBytes }) => edits.trim(mostEdits, mostBytes),
    },
  };
}
