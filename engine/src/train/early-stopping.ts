/** When an epoch counts as better, and how long to wait for one. */
export interface StoppingRule {
  /** Epochs without a better one before stopping; 0: never. */
  patience: number;
  /** A better epoch improves by more than this. */
  minChange: number;
  better: 'lower' | 'higher';
}

/** What stands between one epoch and the next: saved with a checkpoint. */
export interface StoppingState {
  /** Value of the best epoch so far; null before the first. */
  best: number | null;
  bestEpoch: number;
}

/**
 * Early stopping (T21): follows one number of the dev rows, remembers the best epoch and says when to stop:
 * [5, 4, 3, 3.5, 3.6, 3.7] with patience 3 stops at epoch 6, the best one being epoch 3.
 */
export class EarlyStopping {
  private readonly rule: StoppingRule;
  private state: StoppingState = { best: null, bestEpoch: 0 };

  constructor(rule: StoppingRule) {
    this.rule = rule;
  }

  /** True when the epoch is the best so far. A value that is no number never is. */
  sees(epoch: number, value: number): boolean {
    const { better, minChange } = this.rule;
    const { best } = this.state;
    const gain = best === null ? Infinity : better === 'lower' ? best - value : value - best;
    if (Number.isNaN(value) || gain <= minChange) return false;
    this.state = { best: value, bestEpoch: epoch };
    return true;
  }

  /** True when the patience is at its end after this epoch. */
  hasEnough(epoch: number): boolean {
    return this.rule.patience > 0 && epoch - this.state.bestEpoch >= this.rule.patience;
  }

  get best(): StoppingState {
    return this.state;
  }

  resume(state: StoppingState): void {
    this.state = state;
  }
}
