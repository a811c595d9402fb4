/**
 * @typedef {object} Figure
 * @property {string} group
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {{ limit: number, better: 'lower' | 'higher' }} [goal]
 * @property {{ name: string, value: number }[]} [peers]
 * @property {string} [how]
 */

/** Three significant digits are what such measurements carry. @param {number} value */
function digits(value) {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** @param {Figure} figure */
function verdict({ value, unit, goal }) {
  if (!goal) return '';
  const met = goal.better === 'lower' ? value <= goal.limit : value >= goal.limit;
  return `${goal.better === 'lower' ? '<=' : '>='} ${digits(goal.limit)} ${unit}: ${met ? 'met' : 'missed'}`;
}

/** @param {Figure} figure */
function peers({ value, unit, peers: list = [] }) {
  return list
    .map((peer) => `${peer.name}: ${digits(peer.value)} ${unit} (ratio ${(value / peer.value).toFixed(2)})`)
    .join('; ');
}

/** @param {Figure} figure */
function row(figure) {
  const cells = [
    figure.name,
    `${digits(figure.value)} ${figure.unit}`,
    verdict(figure),
    peers(figure),
    figure.how ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** @param {readonly Figure[]} figures @param {string} [remark] @returns {Map<string, string[]>} lines of each group's section */
function sectionsOf(figures, remark) {
  const groups = [...new Set(figures.map(({ group }) => group))];
  return new Map(
    groups.map((group) => [
      group,
      [
        `## ${group}`,
        '',
        ...(remark ? [remark, ''] : []),
        '| what | measured | goal | peers in the same run | how |',
        '| --- | --- | --- | --- | --- |',
        ...figures.filter((figure) => figure.group === group).map(row),
        '',
      ],
    ]),
  );
}

/** @param {Date} at */
const dayOf = (at) => at.toISOString().slice(0, 10);

/** @param {readonly string[]} machine */
const listed = (machine) => machine.map((fact) => `- ${fact}`);

/**
 * The report as Markdown.
 * @param {readonly Figure[]} figures
 * @param {readonly string[]} machine
 * @param {Date} at
 * @returns {string}
 */
export function compose(figures, machine, at) {
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${dayOf(at)}. A ratio above 1 means more than the peer.`,
    '',
    ...listed(machine),
    '',
    ...[...sectionsOf(figures).values()].flat(),
  ].join('\n');
}

/**
 * A report with some of its groups measured anew by themselves; the others stay as they are.
 * @param {string} report
 * @param {readonly Figure[]} figures
 * @param {readonly string[]} machine
 * @param {Date} at
 * @returns {string | null} null where the rest was measured on another machine or with other versions
 */
export function renew(report, figures, machine, at) {
  const [head = '', ...rest] = report.split(/^(?=## )/m);
  if (!head.includes(listed(machine).join('\n'))) return null;
  const fresh = sectionsOf(figures, `Measured by itself on ${dayOf(at)}.`);
  const names = rest.map((section) => section.slice('## '.length, section.indexOf('\n')));
  const renewed = rest.map((section, index) => {
    const lines = fresh.get(names[index] ?? '');
    fresh.delete(names[index] ?? '');
    return lines ? lines.join('\n') : `${section.trimEnd()}\n`;
  });
  return [`${head.trimEnd()}\n`, ...renewed, ...[...fresh.values()].map((lines) => lines.join('\n'))].join('\n');
}
