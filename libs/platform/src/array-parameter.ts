export type ElementType = 'text' | 'uuid' | 'date' | 'integer' | 'jsonb';

/** As `pg_type` numbers them, in every PostgreSQL alike. */
const oids: Readonly<Record<ElementType, number>> = { text: 25, uuid: 2950, date: 1082, integer: 23, jsonb: 3802 };

/** What an element is given as: a day as `YYYY-MM-DD`, of `jsonb` its text. */
type Element<T extends ElementType> = (T extends 'integer' ? number : string) | null;

/**
 * An array of thousands as a parameter in PostgreSQL's binary form (`array_recv`): neither the driver escapes its elements
 * nor the server takes them apart, and numbers, days and ids travel in four or sixteen bytes. Where the statement casts
 * the parameter, it is to the array of this very type. Throws on what is no id or day.
 */
export function arrayParameter<T extends ElementType>(type: T, elements: readonly Element<T>[]): Buffer {
  const out = new Growing(20 + sizeOf(elements));
  const dimensions = elements.length === 0 ? [0, 0, oids[type]] : [1, 1, oids[type], elements.length, 1];
  for (const number of dimensions) out.integer(number);
  const put = puts[type] as (out: Growing, element: string | number) => void;
  let [last, from, to]: [Element<T>, number, number] = [null, 0, 0];
  for (const element of elements) {
    if (element === null) out.integer(-1);
    else if (element === last) out.again(from, to);
    else {
      [last, from] = [element, out.length];
      put(out, element);
      to = out.length;
    }
  }
  return out.taken();
}

/** About: of letters beyond ASCII it is more. What is allocated in vain is long in memory. */
const sizeOf = (elements: readonly (string | number | null)[]): number =>
  elements.reduce<number>((size, one) => size + 8 + (typeof one === 'string' ? one.length : 0), 0);

const puts: Readonly<Record<ElementType, (out: Growing, element: never) => void>> = {
  text: (out, text: string) => out.text(text),
  jsonb: (out, text: string) => out.text(text, 1), // the version of its binary form
  integer(out, number: number) {
    out.integer(4);
    out.integer(number);
  },
  date(out, day: string) {
    out.integer(4);
    out.integer(daysOf(day));
  },
  uuid(out, id: string) {
    out.integer(16);
    out.hexadecimal(id.replaceAll('-', ''), 16);
  },
};

const first = Date.UTC(2000, 0, 1);
const msOfDay = 86_400_000;

/** From 2000 on, as PostgreSQL counts them. */
function daysOf(day: string): number {
  const at = new Date(`${day}T00:00:00Z`); // the 30th of February is one of March to it
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(`${day}T`)) throw new Error(`${day} is no day`);
  return (at.getTime() - first) / msOfDay;
}

const shortText = 32;

/** Bytes that are written one behind the other. */
class Growing {
  length = 0;
  private bytes: Buffer;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  taken(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  integer(number: number): void {
    this.room(4);
    this.length = this.bytes.writeInt32BE(number, this.length);
  }

  /** With its length in bytes before it, and `version` as the first of them where it has one. */
  text(text: string, version?: number): void {
    const before = version === undefined ? 4 : 5;
    this.room(before + text.length * 3);
    const { bytes, length: at } = this;
    const from = at + before;
    if (version !== undefined) bytes[at + 4] = version;
    const to = from + (written(bytes, text, from) ?? bytes.write(text, from, 'utf8'));
    bytes.writeInt32BE(to - at - 4, at);
    this.length = to;
  }

  hexadecimal(text: string, size: number): void {
    this.room(size);
    if (text.length !== size * 2 || this.bytes.write(text, this.length, 'hex') !== size)
      throw new Error(`${text} is no id`);
    this.length += size;
  }

  /** What was written from one place to another. */
  again(from: number, to: number): void {
    this.room(to - from);
    this.bytes.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.length + more, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** How many bytes a short text of ASCII took, letter by letter: a call out of JavaScript costs more. Undefined of another. */
function written(bytes: Buffer, text: string, from: number): number | undefined {
  if (text.length > shortText) return undefined;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return undefined;
    bytes[from + index] = code;
  }
  return text.length;
}
