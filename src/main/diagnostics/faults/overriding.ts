/** The same object but for some members; what is not overridden goes to the original, with its own `this`. */
export function overriding<T extends object>(original: T, overrides: Partial<T>): T {
  return new Proxy(original, {
    get(target, key) {
      const value: unknown = Reflect.get(Object.hasOwn(overrides, key) ? overrides : target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
