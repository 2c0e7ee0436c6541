/** Of a row of a table of records, and of its head, in pixels. */
export const ROW = 32;
export const HEAD = 30;
