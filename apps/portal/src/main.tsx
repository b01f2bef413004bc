import './device/older-browsers';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { finishLeaving } from './field/leave';
import { Portal } from './portal';
import './styles/index.css';

void finishLeaving();
window.addEventListener('online', () => void finishLeaving());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
