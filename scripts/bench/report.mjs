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
  return `${goal.better === 'lower' ? '<=' : '>='} ${goal.limit} ${unit}: ${met ? 'met' : 'missed'}`;
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

/**
 * The report as Markdown.
 * @param {readonly Figure[]} figures
 * @param {readonly string[]} machine
 * @param {Date} at
 * @returns {string}
 */
export function compose(figures, machine, at) {
  const groups = [...new Set(figures.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const rows = figures.filter((figure) => figure.group === group).map(row);
    return [
      `## ${group}`,
      '',
      '| what | measured | goal | peers in the same run | how |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ];
  });
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${at.toISOString().slice(0, 10)}. A ratio above 1 means more than the peer.`,
    '',
    ...machine.map((fact) => `- ${fact}`),
    '',
    ...sections.flat(),
  ].join('\n');
}
