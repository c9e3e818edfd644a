/** A picture of points on two logarithmic axes, as SVG text. */
const size = { width: 720, height: 480, left: 70, right: 20, top: 40, bottom: 50 };
const colours = ['#2563eb', '#d97706', '#059669', '#dc2626'];

const decades = (numbers) => {
  const first = Math.floor(Math.log10(Math.min(...numbers)));
  const last = Math.ceil(Math.log10(Math.max(...numbers)));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

/** `series`: [{ name, points: [[x, y]] }]. */
export function logChart({ title, xTitle, yTitle, series }) {
  const { width, height, left, right, top, bottom } = size;
  const all = series.flatMap(({ points }) => points);
  const [xs, ys] = [decades(all.map(([x]) => x)), decades(all.map(([, y]) => y))];
  const along = (value, powers, from, to) =>
    from + ((Math.log10(value) - powers[0]) / (powers.at(-1) - powers[0])) * (to - from);
  const atX = (x) => along(x, xs, left, width - right).toFixed(1);
  const atY = (y) => along(y, ys, height - bottom, top).toFixed(1);
  const label = (x, y, words, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;
  const power = (n) => `10<tspan dy="-5" font-size="9">${n}</tspan>`;
  const grid = [
    ...xs.map((n) => `<path d="M${atX(10 ** n)} ${top}V${height - bottom}"/>`),
    ...ys.map((n) => `<path d="M${left} ${atY(10 ** n)}H${width - right}"/>`),
  ];
  const labels = [
    label(left, 24, title, 'font-size="15"'),
    label((left + width) / 2, height - 10, xTitle, 'text-anchor="middle"'),
    label(16, height / 2, yTitle, `text-anchor="middle" transform="rotate(-90 16 ${height / 2})"`),
    ...xs.map((n) => label(atX(10 ** n), height - bottom + 20, power(n), 'text-anchor="middle"')),
    ...ys.map((n) => label(left - 8, atY(10 ** n), power(n), 'text-anchor="end"')),
    ...series.map(({ name }, i) => label(left + 12, top + 18 + 16 * i, name, `fill="${colours[i]}"`)),
  ];
  const dots = series.flatMap(({ points }, i) => [
    `<path d="M${points.map(([x, y]) => `${atX(x)} ${atY(y)}`).join('L')}" fill="none" stroke="${colours[i]}"/>`,
    ...points.map(([x, y]) => `<circle cx="${atX(x)}" cy="${atY(y)}" r="3.5" fill="${colours[i]}"/>`),
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<g stroke="#ddd">${grid.join('')}</g>`,
    ...labels,
    ...dots,
    '</svg>\n',
  ].join('\n');
}
