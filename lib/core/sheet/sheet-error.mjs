/** A file that cannot be read: a code, whose sentence is in messages/<locale>/exchange.json, with its figures. */
export class SheetError extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string | number>} [params]
   */
  constructor(code, params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
