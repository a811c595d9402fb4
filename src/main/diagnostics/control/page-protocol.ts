import { z } from 'zod';

/** One element as assistive technology meets it. */
export interface AccessibleNode {
  role: string;
  name: string;
  value: string | number | null;
  checked: boolean | null;
  disabled: boolean;
  /** The element behind it, as the browser counts them. */
  element: number;
}

const ValueSchema = z.object({ value: z.unknown().optional() });

const NodeSchema = z.object({
  ignored: z.boolean(),
  role: ValueSchema.optional(),
  name: ValueSchema.optional(),
  value: ValueSchema.optional(),
  properties: z.array(z.object({ name: z.string(), value: ValueSchema })).optional(),
  backendDOMNodeId: z.number().optional(),
});

/** Answer of `Accessibility.getFullAXTree`, narrowed to elements and what is asked of them. */
export const AccessibilityTreeSchema = z.object({ nodes: z.array(NodeSchema) }).transform(({ nodes }) =>
  nodes.flatMap((node): AccessibleNode[] => {
    if (node.ignored || node.backendDOMNodeId === undefined) return [];
    const property = (name: string) => node.properties?.find((entry) => entry.name === name)?.value.value;
    const value = node.value?.value;
    const checked = property('checked');
    return [
      {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? '')
          .replace(/\s+/g, ' ')
          .trim(),
        value: typeof value === 'string' || typeof value === 'number' ? value : null,
        checked: checked === undefined ? null : checked === true || checked === 'true',
        disabled: property('disabled') === true,
        element: node.backendDOMNodeId,
      },
    ];
  }),
);

export const QuadsSchema = z.object({ quads: z.array(z.array(z.number())) });
export const ObjectSchema = z.object({ object: z.object({ objectId: z.string() }) });
export const TextResultSchema = z.object({ result: z.object({ value: z.string() }) });
export const BooleanResultSchema = z.object({ result: z.object({ value: z.boolean() }) });
