/** The login of the row that stands for the account of a unit without one (补录); it is closed and stays so. */
export const STAND_IN = 'no-account';
