/** Which physical line a record starts on, when most records take one line: only the exceptions are kept. */
export class LineMap {
  private readonly after: number[] = [];
  private readonly extra: number[] = [];
  private total = 0;

  /** `headerLines` = physical lines of the header. */
  constructor(private readonly headerLines: number) {}

  /** The record at this position (0 = first) took `lines` physical lines. */
  note(recordNumber: number, lines: number): void {
    if (lines === 1) return;
    this.total += lines - 1;
    this.after.push(recordNumber);
    this.extra.push(this.total);
  }

  lineOf(recordNumber: number): number {
    let low = 0;
    let high = this.after.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.after[middle]! < recordNumber) low = middle + 1;
      else high = middle;
    }
    return this.headerLines + 1 + recordNumber + (low === 0 ? 0 : this.extra[low - 1]!);
  }
}
