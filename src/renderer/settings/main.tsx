/** Owns the start of the settings page. */
import { createRoot } from 'react-dom/client';
import { SettingsPage } from './settings-page.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<SettingsPage bridge={window.saydash} />);
