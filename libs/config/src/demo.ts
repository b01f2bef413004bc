/** The password of all demonstration accounts. It is public; production refuses these accounts. */
export const DEMO_PASSWORD = 'wufei-demo';
