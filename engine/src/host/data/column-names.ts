import type { Issue } from '../../issues/issue';
import type { Layout } from './record-scanner';

const warning = (code: string, message: string, column?: string): Issue => ({
  code: `data/${code}`,
  level: 'warning',
  message,
  column,
  line: 1,
});

/** A name that is not taken yet: `mass`, `mass 2`, `mass 3` … */
const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`;
};

/** Names for the columns from the header line: none empty, none twice; every change is an issue. */
export const columnNames = (fields: readonly string[], layout: Layout): { names: string[]; issues: Issue[] } => {
  const { columns } = layout;
  const issues: Issue[] = [];
  if (fields.length > 0 && fields.length !== columns) {
    const rest =
      fields.length > columns
        ? `The names after ‘${fields[columns - 1]}’ are not used.`
        : 'The columns without a name are numbered.';
    issues.push(
      warning('header-width', `The header line has ${fields.length} names, the lines have ${columns} fields. ${rest}`),
    );
  }
  const taken = new Set<string>();
  const names: string[] = [];
  for (let i = 0; i < columns; i++) {
    const wanted = (fields[i] ?? '').trim();
    const name = freeName(wanted === '' ? `column ${i + 1}` : wanted, taken);
    if (wanted === '' && i < fields.length) {
      issues.push(warning('empty-name', `Column ${i + 1} has no name in the header. It is called ‘${name}’.`, name));
    } else if (wanted !== '' && name !== wanted) {
      issues.push(
        warning(
          'duplicate-name',
          `‘${wanted}’ names two columns. The one at place ${i + 1} is called ‘${name}’.`,
          name,
        ),
      );
    }
    taken.add(name);
    names.push(name);
  }
  return { names, issues };
};
