/** Owns asking the person for a model's file. Never reads it. */
import { dialog } from 'electron';

/** The chosen path; undefined where none was chosen. */
export async function chooseModelFile(): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Speech models', extensions: ['bin'] }],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
