/**
 * Places for labels that want to stand at `wanted` but at least `gap` apart, between `top` and `bottom`: as near to
 * the wanted places as that allows (neighbours that collide share the shift). Answers in the order asked.
 */
export const spread = (wanted: readonly number[], gap: number, top: number, bottom: number): number[] => {
  interface Group {
    members: number[];
    start: number;
  }
  const place = (members: number[]): Group => {
    const mean = members.reduce((sum, m, i) => sum + wanted[m]! - i * gap, 0) / members.length;
    const last = bottom - (members.length - 1) * gap;
    return { members, start: Math.max(top, Math.min(mean, last)) };
  };
  const groups: Group[] = [];
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  for (const index of order) {
    let group = place([index]);
    for (
      let above = groups.at(-1);
      above && above.start + above.members.length * gap > group.start;
      above = groups.at(-1)
    ) {
      groups.pop();
      group = place([...above.members, ...group.members]);
    }
    groups.push(group);
  }
  const places: number[] = new Array(wanted.length).fill(0);
  for (const { members, start } of groups) members.forEach((m, i) => (places[m] = start + i * gap));
  return places;
};
