import { activations } from '../../activations/_registry';
import { layers } from '../../layers/_registry';
import { losses } from '../../losses/_registry';
import { optimizers } from '../../optimizers/_registry';
import { regularizers } from '../../regularizers/_registry';
import type { Formula, Formulas } from '../formula';
import { sharedFormulas } from '../formulas';

interface Concept {
  formulas?: Formulas;
}

/** Every formula that the engine's concepts declare, each text once, in an order that does not hang on the registries. */
export const collectFormulas = (): Formula[] => {
  const concepts: Concept[] = [activations, layers, losses, optimizers, regularizers].flatMap<Concept>(Object.values);
  const declared = [sharedFormulas, ...concepts.map(({ formulas = {} }) => formulas)].flatMap((each) =>
    Object.values(each),
  );
  const byText = new Map(declared.map((formula) => [formula.text, formula]));
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
};
