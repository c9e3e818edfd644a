import { biasVariance, type BiasVariance, type ErrorLevels } from './bias-variance';
import { percentText, pointsText } from './percent';
import { splitNote } from './split-note';

export type ActionId =
  | 'bigger-network'
  | 'train-longer'
  | 'architecture-for-bias'
  | 'more-data'
  | 'regularise'
  | 'architecture-for-variance'
  | 'evaluate-test'
  | 'done';

/** One thing to do next, with the numbers that speak for it. */
export interface ActionCard {
  id: ActionId;
  about: 'bias' | 'variance' | 'done';
  title: string;
  why: string;
}

/** `levels` with the Bayes error filled in. */
type Read = Required<Pick<ErrorLevels, 'trainError' | 'devError' | 'bayes'>> & BiasVariance;

const biasCards = ({ trainError, bayes, avoidableBias }: Read): ActionCard[] => {
  const gap = `Train error is ${percentText(trainError)}, ${pointsText(avoidableBias)} above the Bayes level of ${percentText(bayes)}`;
  return [
    {
      id: 'bigger-network',
      about: 'bias',
      title: 'Use a bigger network',
      why: `${gap}: more units or layers can fit more.`,
    },
    { id: 'train-longer', about: 'bias', title: 'Train longer', why: `${gap}: more epochs may still lower it.` },
    {
      id: 'architecture-for-bias',
      about: 'bias',
      title: 'Try another architecture',
      why: `${gap}: other layers or activations may suit this data better.`,
    },
  ];
};

const varianceCards = ({ trainError, devError, variance }: Read): ActionCard[] => {
  const gap = `Dev error is ${percentText(devError)}, ${pointsText(variance)} above the train error of ${percentText(trainError)}`;
  return [
    {
      id: 'more-data',
      about: 'variance',
      title: 'Get more data',
      why: `${gap}: more train rows are harder to learn by heart.`,
    },
    {
      id: 'regularise',
      about: 'variance',
      title: 'Regularise more',
      why: `${gap}: L2, dropout or augmentation hold the network back from fitting noise.`,
    },
    {
      id: 'architecture-for-variance',
      about: 'variance',
      title: 'Try another architecture',
      why: `${gap}: one with fewer weights, or better suited to the data, may carry over better.`,
    },
  ];
};

const doneCard = ({ trainError, devError, bayes }: Read, testRows: number): ActionCard => {
  const near = `Train error ${percentText(trainError)} and dev error ${percentText(devError)} are close to each other and to the Bayes level of ${percentText(bayes)}`;
  const note = splitNote(testRows);
  if (note !== null) return { id: 'done', about: 'done', title: 'Done', why: `${near}. Without test rows, ${note}.` };
  return {
    id: 'evaluate-test',
    about: 'done',
    title: 'Evaluate on the test rows',
    why: `${near}: the test rows tell the error on data that no choice was made by.`,
  };
};

/** What to do next, best first: bias before variance, the test when both are low (T08). Nothing while an error is not known. */
export const nextActions = (levels: ErrorLevels, testRows: number): ActionCard[] => {
  const reading = biasVariance(levels);
  if (!reading) return [];
  const read: Read = { ...levels, bayes: levels.bayes ?? 0, ...reading };
  switch (reading.verdict) {
    case 'high-bias':
      return biasCards(read);
    case 'high-variance':
      return varianceCards(read);
    case 'both':
      return [...biasCards(read), ...varianceCards(read)];
    case 'low':
      return [doneCard(read, testRows)];
  }
};
