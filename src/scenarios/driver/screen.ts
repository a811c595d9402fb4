/** Roles that scenarios look for; names are WAI-ARIA's. */
export type Role = 'button' | 'slider' | 'switch' | 'region' | 'listitem' | 'dialog';

/** Something on the screen, the way that a screen reader finds it. The name is the whole accessible name. */
export interface ScreenTarget {
  role: Role;
  name: string;
}

/** Keys by their `KeyboardEvent.key` value. */
export type Key = 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'Enter' | 'Escape' | 'Tab' | ' ' | 'e';

/**
 * The page as a person meets it: found by role and accessible name, used by input that the page cannot tell from a
 * person's. Reading gives null for what is not there; using what is not there (or not enabled) throws ExpectationError
 * after a short wait.
 */
export interface ScreenBackend {
  /** Accessible names of everything with that role, in the page's order. */
  names(role: Role): Promise<string[]>;
  /** Text that is shown inside. */
  text(target: ScreenTarget): Promise<string | null>;
  /** Place of a slider, in its own unit. */
  value(target: ScreenTarget): Promise<number | null>;
  /** Whether a switch is on. */
  checked(target: ScreenTarget): Promise<boolean | null>;
  /** Clicks in the middle, scrolled into view first. */
  click(target: ScreenTarget): Promise<void>;
  /** Gives it the keyboard. */
  focus(target: ScreenTarget): Promise<void>;
  /** Presses a key where the keyboard is. */
  press(key: Key): Promise<void>;
}
