/** Owns the start of the preview page. */
import { createRoot } from 'react-dom/client';
import { tidyWhenTold } from '../tidy.ts';
import { Preview } from './preview.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Preview bridge={window.saydash} />);
tidyWhenTold(window.saydash);
