/** The one password of all demonstration accounts, known to everyone: they exist only where nothing is real. */
export const DEMO_PASSWORD = 'wufei-demo';
