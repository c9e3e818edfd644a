"""scikit-learn's MLPClassifier on a workload, started from its weights. It has neither batch norm nor dropout (W4)."""
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

from measure import Enough, arguments, measure, peak_megabytes

args = arguments()
base = peak_megabytes()
# It warns of every run that its own rule did not end, and of a batch that is smaller than said.
warnings.simplefilter("ignore")


class Timed(MLPClassifier):
    """Tells a clock of each batch: a step ends where the next one begins."""

    clock, cost = None, None

    def tick(self):
        if self.cost is not None and not self.clock.tick(float(self.cost)):
            raise Enough
        self.cost = None

    def _backprop(self, *words):
        if self.clock:
            self.tick()
        result = super()._backprop(*words)
        self.cost = result[0]
        return result


def make(facts, x, y, weights):
    model = Timed(
        hidden_layer_sizes=facts["layers"][1:-1],
        alpha=0,
        batch_size=facts["batch"],
        learning_rate_init=facts["alpha"],
        max_iter=1,
        shuffle=False,
        tol=0,
        n_iter_no_change=10**9,
        warm_start=True,
    )
    # One batch with every class in it makes the arrays, which the weights then go into.
    one_of_each = np.unique(y, return_index=True)[1]
    model.fit(x[one_of_each], y[one_of_each])
    model.max_iter = facts["epochs"]
    model.n_iter_, model.t_, model.loss_curve_ = 0, 0, []
    model.coefs_ = [w.copy() for w in weights]
    model.intercepts_ = [np.zeros(w.shape[1], np.float32) for w in weights]

    def train(clock):
        model.clock, model.cost = clock, None
        try:
            model.fit(x, y)
            model.tick()
        except Enough:
            pass

    def quality():
        p = model.predict_proba(x).astype(np.float64)
        return float(-np.log(p[np.arange(len(y)), y]).mean()), float((p.argmax(1) == y).mean())

    return train, quality


measure(args, base, make)
