/** What stands where there is no number. */
export const NO_VALUE = '–';
const MINUS = '\u2212';
/** Keeps a number and its unit on one line. */
const GAP = '\u00a0';

/** `0:00`, `59:59`, `1:02:03`; whole seconds, rounded down as clocks do. */
export function formatTime(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return NO_VALUE;
  const whole = Math.max(0, Math.floor(seconds));
  const padded = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/** A day as the language writes it in short, such as `03/12/2024`. */
export function formatDay(ms: number, language: string): string {
  return new Date(ms).toLocaleDateString(language, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

export interface Formats {
  count(value: number): string;
  /** `signed` puts a plus before what is above zero. */
  level(value: number, unit: string, options?: { signed?: boolean; digits?: number }): string;
  /** A number inside a sentence. */
  oneDecimal(value: number): string;
  twoDecimals(value: number): string;
  /** `148 Hz`, `1.5 kHz`, `12 kHz`. */
  frequency(hz: number): string;
  /** A share of 1 in whole per cent. */
  percent(share: number): string;
  bytes(value: number): string;
  /** `0.8 s`, `12 s`, `3 min 20 s`: a length of time for people, seconds in. */
  span(seconds: number): string;
  /** A measured value in a unit as the measurement names it. */
  measured(value: number, unit: string): string;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** How numbers are written in a language, with a true minus sign. */
export function formatsFor(language: string): Formats {
  const typeset = (text: string) => text.replace('-', MINUS);
  // Each takes some milliseconds to make, so it is made when first needed and kept.
  const made = new Map<string, Intl.NumberFormat>();
  const format = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const kept = made.get(key) ?? new Intl.NumberFormat(language, options);
    made.set(key, kept);
    return kept.format(value);
  };
  const decimal = (value: number, digits: number, signDisplay: 'negative' | 'exceptZero' = 'negative') =>
    typeset(format(value, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay }));
  const count = (value: number) => typeset(format(value, { maximumFractionDigits: 0 }));

  return {
    count,
    level: (value, unit, { signed = false, digits = 1 } = {}) =>
      `${decimal(value, digits, signed ? 'exceptZero' : 'negative')}${GAP}${unit}`,
    oneDecimal: (value) => decimal(value, 1),
    twoDecimals: (value) => decimal(value, 2),
    frequency: (hz) =>
      hz < 1000 ? `${count(hz)}${GAP}Hz` : `${typeset(format(hz / 1000, { maximumSignificantDigits: 2 }))}${GAP}kHz`,
    percent: (share) => format(share, { style: 'percent', maximumFractionDigits: 0 }),
    bytes: (value) => {
      const power = value < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(value) / 10));
      return `${decimal(value / 1024 ** power, power === 0 ? 0 : 1)}${GAP}${BYTE_UNITS[power]}`;
    },
    span: (seconds) => {
      if (seconds < 10) return `${decimal(seconds, 1)}${GAP}s`;
      const whole = Math.round(seconds);
      if (whole < 60) return `${count(whole)}${GAP}s`;
      return `${count(Math.floor(whole / 60))}${GAP}min ${count(whole % 60)}${GAP}s`;
    },
    measured: (value, unit) =>
      `${typeset(format(value, { maximumSignificantDigits: 4 }))}${unit === '' ? '' : GAP}${unit}`,
  };
}

/** {@link formatsFor}, made once a language for the whole page. */
export function createFormats(): (language: string) => Formats {
  const made = new Map<string, Formats>();
  return (language) => {
    const formats = made.get(language) ?? formatsFor(language);
    made.set(language, formats);
    return formats;
  };
}
