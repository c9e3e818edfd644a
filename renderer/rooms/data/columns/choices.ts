import {
  conceptOf,
  conceptsOf,
  type ColumnProfile,
  type ColumnSpec,
  type ColumnType,
  type DataSpec,
  type Encoding,
  type MissingPolicy,
} from '@deepwright/engine';
import { change } from '../change';
import {
  policiesOf,
  roleShown,
  whyNotEncoding,
  whyNotRole,
  whyNotType,
  withColumn,
  withPolicy,
  withRole,
  withType,
  type RoleChoice,
} from './columns';
import { encodingWords, policyWordsFor, roleChange, roleWords, typeWords } from './column-words';

/** A column of the open file with what is decided about it, in the settings it is part of. */
interface Chosen {
  spec: DataSpec;
  profile: ColumnProfile;
  settings: ColumnSpec;
}

/** One thing to choose about a column: what a `Select` shows, and what choosing does. */
interface Choice<T extends string> {
  label: string;
  options: readonly { value: T; label: string; help?: string; disabled?: boolean }[];
  value: T;
  onchange: (value: T) => void;
}

const option = <T extends string>(value: T, words: { label: string; help: string }, whyNot: string | null = null) =>
  whyNot === null ? { value, ...words } : { value, label: words.label, help: whyNot, disabled: true };

const types: readonly ColumnType[] = ['number', 'category', 'boolean', 'date'];
const roles: readonly RoleChoice[] = ['feature', 'target', 'also-target', 'weight', 'group', 'ignore'];
const encodings: readonly Encoding[] = ['one-hot', 'ordinal', 'none'];

export const typeChoice = ({ profile, settings }: Chosen): Choice<ColumnType> => ({
  label: `Type of ${profile.name}`,
  options: types.map((type) => option(type, typeWords[type], whyNotType(profile, type))),
  value: settings.type,
  onchange: (type) =>
    change((spec) => withType(spec, settings, type), `Read ${profile.name} as ${typeWords[type].label.toLowerCase()}`),
});

export const roleChoice = ({ spec, profile, settings }: Chosen): Choice<RoleChoice> => ({
  label: `Role of ${profile.name}`,
  options: roles.map((role) => option(role, roleWords[role], whyNotRole(spec, settings, role))),
  value: roleShown(spec, settings),
  onchange: (role) => change((now) => withRole(now, settings, role), roleChange(profile.name, role)),
});

export const gapsChoice = ({ profile, settings }: Chosen): Choice<MissingPolicy> => ({
  label: `Missing values of ${profile.name}`,
  options: policiesOf(settings).map((policy) => option(policy, policyWordsFor(settings.type, policy))),
  value: settings.missing,
  onchange: (policy) =>
    change(
      (spec) => withPolicy(spec, settings, profile, policy),
      `Gaps of ${profile.name}: ${policyWordsFor(settings.type, policy).label.toLowerCase()}`,
    ),
});

export const encodingChoice = ({ profile, settings }: Chosen): Choice<Encoding> => ({
  label: `Encoding of ${profile.name}`,
  options: encodings.map((encoding) => option(encoding, encodingWords[encoding], whyNotEncoding(profile, encoding))),
  value: settings.encoding,
  onchange: (encoding) =>
    change(
      (spec) => withColumn(spec, settings, { encoding }),
      `Encode ${profile.name}: ${encodingWords[encoding].label.toLowerCase()}`,
    ),
});

const scalers = conceptsOf('scaler').map(({ kind, title, help }) => ({ value: kind, label: title, help }));

export const scalerChoice = ({ profile, settings }: Chosen): Choice<string> => ({
  label: `Scaling of ${profile.name}`,
  options: scalers,
  value: settings.scaler,
  onchange: (scaler) =>
    change(
      (spec) => withColumn(spec, settings, { scaler }),
      `Scale ${profile.name} by ${conceptOf('scaler', scaler)?.title ?? scaler}`,
    ),
});
