"""Training in plain torch: the update rules written out from their formulas, the gradient of J by autograd."""

import torch

from network import STATISTICS, remember, tensor

# Each rule gives the direction D of W := W − α·D from the gradient g, its own state s and the step t, from 1.


def gradient_descent(s, g, t):
    return g


def corrected(average, beta, t, wanted):
    return average / (1 - beta ** t) if wanted else average


def momentum(s, g, t, beta=0.9, correct=False):
    s['v'] = beta * s.get('v', 0) + (1 - beta) * g
    return corrected(s['v'], beta, t, correct)


def nesterov(s, g, t, beta=0.9, correct=False):
    s['v'] = beta * s.get('v', 0) + (1 - beta) * g
    # All gradients' weights in this sum add up to 1 − βᵗ⁺¹.
    return corrected(beta * s['v'] + (1 - beta) * g, beta, t + 1, correct)


def rmsprop(s, g, t, beta2=0.9, epsilon=1e-8, correct=False):
    s['s'] = beta2 * s.get('s', 0) + (1 - beta2) * g * g
    return g / (corrected(s['s'], beta2, t, correct).sqrt() + epsilon)


def adam(s, g, t, beta1=0.9, beta2=0.999, epsilon=1e-8, correct=True):
    s['v'] = beta1 * s.get('v', 0) + (1 - beta1) * g
    s['s'] = beta2 * s.get('s', 0) + (1 - beta2) * g * g
    return corrected(s['v'], beta1, t, correct) / (corrected(s['s'], beta2, t, correct).sqrt() + epsilon)


RULES = {
    'gradient-descent': gradient_descent,
    'momentum': momentum,
    'nesterov': nesterov,
    'rmsprop': rmsprop,
    'adam': adam,
    'adamw': adam,
}


def rate_at(settings, epoch):
    schedule = settings.get('schedule', {'kind': 'constant'})
    if schedule['kind'] == 'inverse-time':
        return settings['learningRate'] / (1 + schedule['rate'] * epoch)
    return settings['learningRate']


def lambda_of(network, settings, name, penalty):
    """λ of one W: what its block says, else what the run says. Only W is penalised."""
    block, weight = name.split('.')
    return network.params[block].get(penalty, settings.get(penalty, 0)) if weight == 'W' else 0


def split_weights(initial):
    """A copy to train: weights that autograd follows, and running statistics."""
    return {name: value.clone().requires_grad_(name.split('.')[1] not in STATISTICS) for name, value in initial.items()}


def trained(weights):
    return {name: value for name, value in weights.items() if value.requires_grad}


class Run:
    """One run of a problem: x, y [rows, …], initial weights, settings as in the project file."""

    def __init__(self, problem, settings, masks=None):
        self.network, self.x, self.y = problem['network'], problem['x'], problem['y']
        self.settings, self.masks = settings, masks or {}
        self.weights = split_weights(problem['initial'])
        self.state = {name: {} for name in self.weights}
        self.step = 0
        self.first = None
        self.readings = {'learningRate': [], 'cost': [], 'dataCost': [], 'penalty': []}

    def costs(self, x, y):
        """Data part, the penalty that J holds, and the part of it that goes through the gradient; for this batch."""
        masks = {id: steps[self.step] for id, steps in self.masks.items()}
        z = self.network.forward(x, self.weights, True, masks)
        data = self.network.losses(z, y, self.y).sum() / len(x)
        l2, l1 = tensor(0.0), tensor(0.0)
        for name, w in trained(self.weights).items():
            l2 = l2 + lambda_of(self.network, self.settings, name, 'l2') / (2 * len(x)) * (w * w).sum()
            l1 = l1 + lambda_of(self.network, self.settings, name, 'l1') / (2 * len(x)) * w.abs().sum()
        inside = l2 if self.settings.get('l2Form', 'cost') == 'cost' else tensor(0.0)
        by_gradient = inside + (l1 if self.settings.get('l1Form', 'subgradient') == 'subgradient' else 0)
        return z, data, inside + l1, by_gradient

    def gradients(self, x, y):
        """Gradients of one batch by name, with its predictions and costs."""
        z, data, penalty, by_gradient = self.costs(x, y)
        weights = trained(self.weights)
        gradients = torch.autograd.grad(data + by_gradient, list(weights.values()))
        self.readings['cost'].append((data + penalty).item())
        self.readings['dataCost'].append(data.item())
        self.readings['penalty'].append(penalty.item())
        return self.network.prediction(z.detach()), dict(zip(weights, gradients))

    def statistics(self):
        return {name: value for name, value in self.weights.items() if not value.requires_grad}

    def predict(self, x):
        with torch.no_grad():
            return self.network.prediction(self.network.forward(x, self.weights, False))

    def clipped(self, gradients):
        longest = self.settings.get('clipNorm', 0)
        norm = torch.cat([g.flatten() for g in gradients.values()]).norm()
        scale = longest / norm if 0 < longest < norm else 1
        return {name: g * scale for name, g in gradients.items()}

    def update(self, gradients, rate, rows):
        """Decay of W before the optimizer's step, soft threshold of W after it; gradients are of the old weights."""
        settings = self.settings
        p = dict(settings['optimizer'])
        rule = RULES[p.pop('kind')]
        own_decay = p.pop('weightDecay', 0)
        with torch.no_grad():
            for name, g in gradients.items():
                w = self.weights[name]
                if name.endswith('.W'):
                    w *= 1 - rate * own_decay
                    if settings.get('l2Form') == 'decay':
                        w *= 1 - rate * lambda_of(self.network, settings, name, 'l2') / rows
                w -= rate * rule(self.state[name], g, self.step, **p)
                if settings.get('l1Form') == 'proximal':
                    threshold = rate * lambda_of(self.network, settings, name, 'l1') / (2 * rows)
                    w.copy_(w.sign() * (w.abs() - threshold).clamp(min=0))

    def train(self):
        """All epochs, in the order of the rows, the short last batch kept."""
        size = self.settings['batchSize'] or len(self.x)
        for epoch in range(1, self.settings['epochs'] + 1):
            for x, y in zip(self.x.split(size), self.y.split(size)):
                _, gradients = self.gradients(x, y)
                self.first = self.first or gradients
                self.step += 1
                rate = rate_at(self.settings, epoch)
                self.readings['learningRate'].append(rate)
                self.update(self.clipped(gradients), rate, len(x))
        if self.settings.get('exactStatistics'):
            self.measure_statistics()
        return self

    def measure_statistics(self):
        """Mean and variance (1/m) of all train rows instead of running averages, from the first norm to the last."""
        for id, kind in self.network.kind.items():
            if kind == 'batch-norm':
                self.predict(self.x)
                remember(self.weights, id, self.network.values[self.network.sources[id][0]], 0)
