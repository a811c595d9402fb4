/** Column definitions, so that an entity reads like the table. */
export const text = (name: string) => ({ name, type: 'text' as const });
export const optionalText = (name: string) => ({ name, type: 'text' as const, nullable: true });
export const integer = (name: string) => ({ name, type: 'integer' as const });
export const optionalInteger = (name: string) => ({ name, type: 'integer' as const, nullable: true });
export const real = (name: string) => ({ name, type: 'real' as const });
export const optionalReal = (name: string) => ({ name, type: 'real' as const, nullable: true });
/** A whole number that begins at nought. */
export const count = (name: string) => ({ name, type: 'integer' as const, default: 0 });
