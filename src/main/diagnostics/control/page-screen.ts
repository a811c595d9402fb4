import type { Debugger, WebContents } from 'electron';
import {
  ExpectationError,
  eventually,
  type Key,
  type Role,
  type ScreenBackend,
  type ScreenTarget,
} from '../../../scenarios';
import { keyEvent } from './keys';
import {
  AccessibilityTreeSchema,
  type AccessibleNode,
  BooleanResultSchema,
  ObjectSchema,
  QuadsSchema,
  TextResultSchema,
} from './page-protocol';

/** For how long an element that is to be used may be missing, covered or moving. */
const PATIENCE = { withinSeconds: 5 };

interface Point {
  x: number;
  y: number;
}

/** Whether a click at that point reaches the element: nothing else lies over it. */
const REACHES = `function (x, y) {
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (this.contains(hit) || hit.contains(this) || this.labels?.[0]?.contains(hit) === true);
}`;

/**
 * The page through the browser's own accessibility tree, so that roles and names are exactly what a screen reader gets, and
 * with input that takes the same way as a person's.
 */
export class PageScreen implements ScreenBackend {
  private readonly page: Debugger;
  private readonly never = new AbortController().signal;

  constructor(contents: WebContents) {
    this.page = contents.debugger;
    if (!this.page.isAttached()) this.page.attach('1.3');
  }

  async names(role: Role): Promise<string[]> {
    return (await this.nodes()).filter((node) => node.role === role).map((node) => node.name);
  }

  async text(target: ScreenTarget): Promise<string | null> {
    const node = await this.find(target);
    if (!node) return null;
    return this.call(node, 'function () { return this.innerText; }', [], TextResultSchema);
  }

  async value(target: ScreenTarget): Promise<number | null> {
    const node = await this.find(target);
    const value = node?.value === undefined || node.value === null ? Number.NaN : Number(node.value);
    return Number.isNaN(value) ? null : value;
  }

  async checked(target: ScreenTarget): Promise<boolean | null> {
    const node = await this.find(target);
    return node?.checked ?? null;
  }

  async click(target: ScreenTarget): Promise<void> {
    const { x, y } = await this.reachable(target);
    const at = { x, y, button: 'left', clickCount: 1 };
    // A move waits for the next frame, which in a hidden window is up to a second away; a press takes it along.
    await Promise.all([
      this.page.sendCommand('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' }),
      this.page.sendCommand('Input.dispatchMouseEvent', { ...at, type: 'mousePressed', buttons: 1 }),
    ]);
    await this.page.sendCommand('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  }

  async focus(target: ScreenTarget): Promise<void> {
    const node = await this.present(target);
    await this.page.sendCommand('DOM.focus', { backendNodeId: node.element });
  }

  async press(key: Key): Promise<void> {
    const event = keyEvent(key);
    await this.page.sendCommand('Input.dispatchKeyEvent', { ...event, type: event.text ? 'keyDown' : 'rawKeyDown' });
    await this.page.sendCommand('Input.dispatchKeyEvent', { ...event, type: 'keyUp', text: undefined });
  }

  private async nodes(): Promise<AccessibleNode[]> {
    return AccessibilityTreeSchema.parse(await this.page.sendCommand('Accessibility.getFullAXTree'));
  }

  private async find({ role, name }: ScreenTarget): Promise<AccessibleNode | undefined> {
    return (await this.nodes()).find((node) => node.role === role && node.name === name);
  }

  private async present(target: ScreenTarget): Promise<AccessibleNode> {
    const wanted = `the ${target.role} “${target.name}”, enabled`;
    const usable = (node: AccessibleNode | undefined) => node !== undefined && !node.disabled;
    const node = await eventually(wanted, () => this.find(target), usable, this.never, PATIENCE);
    if (!node) throw ExpectationError.of(wanted, 'nothing');
    return node;
  }

  /** The middle of an element that is in view, at rest and not covered. */
  private async reachable(target: ScreenTarget): Promise<Point> {
    const node = await this.present(target);
    await this.page.sendCommand('DOM.scrollIntoViewIfNeeded', { backendNodeId: node.element });
    let last: Point | null = null;
    const point = await eventually(
      `the ${target.role} “${target.name}” where a click reaches it`,
      async () => {
        const before = last;
        last = await this.middle(node);
        const resting = last !== null && before !== null && last.x === before.x && last.y === before.y;
        return resting && (await this.call(node, REACHES, [last?.x, last?.y], BooleanResultSchema)) ? last : null;
      },
      (at) => at !== null,
      this.never,
      PATIENCE,
    );
    return point ?? { x: 0, y: 0 };
  }

  private async middle(node: AccessibleNode): Promise<Point | null> {
    const answer: unknown = await this.page
      .sendCommand('DOM.getContentQuads', { backendNodeId: node.element })
      // An element without a box has no place yet; it is looked at again.
      .catch(() => ({ quads: [] }));
    const quad = QuadsSchema.parse(answer).quads[0];
    if (!quad) return null;
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quad;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  private async call<T>(
    node: AccessibleNode,
    functionDeclaration: string,
    values: unknown[],
    answer: { parse(value: unknown): { result: { value: T } } },
  ): Promise<T> {
    const resolved: unknown = await this.page.sendCommand('DOM.resolveNode', { backendNodeId: node.element });
    const { objectId } = ObjectSchema.parse(resolved).object;
    const result: unknown = await this.page.sendCommand('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
    });
    return answer.parse(result).result.value;
  }
}
