/** Owns asking the person for a model's file. Never reads it. */
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** The chosen path; undefined where none was chosen. In front of the window that asks, which waits for it. */
export async function chooseModelFile(): Promise<string | undefined> {
  const asking = BrowserWindow.getFocusedWindow();
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [{ name: 'Speech models', extensions: ['bin'] }],
  };
  const chosen = await (asking ? dialog.showOpenDialog(asking, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
