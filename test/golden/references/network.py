"""Networks in plain torch, float64: blocks and wires as in the project file, weights by their exported names.

Nothing here knows the engine: the forward pass is torch's own functions, gradients are torch's autograd.
"""

from itertools import count

import torch
from torch.nn import functional as F

DEFAULTS = {
    'batch-norm': {'epsilon': 1e-5, 'average': 0.99},
    'layer-norm': {'epsilon': 1e-5},
    'dropout': {'keep': 0.8},
}

ACTIVATIONS = {
    'linear': lambda z, fn: z,
    'sigmoid': lambda z, fn: torch.sigmoid(z),
    'tanh': lambda z, fn: torch.tanh(z),
    'relu': lambda z, fn: torch.relu(z),
    'leaky-relu': lambda z, fn: F.leaky_relu(z, fn.get('slope', 0.01)),
}

STATISTICS = ('runningMean', 'runningVariance')


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def chain(blocks):
    """Wires from each block to the next."""
    ids = ids_of(blocks)
    return [f'{a} {b}' for a, b in zip(ids, ids[1:])]


def ids_of(blocks):
    """dense-1, dense-2 … in order of appearance."""
    counters = {}
    return [f'{kind}-{next(counters.setdefault(kind, count(1)))}' for kind, *_ in blocks]


class Network:
    """Blocks ['dense', {'units': 8}] in the order of computation, wires 'input-1 dense-1' or 'dense-1 add-1.x2'."""

    def __init__(self, blocks, wires, target):
        self.ids = ids_of(blocks)
        self.kind = dict(zip(self.ids, (block[0] for block in blocks)))
        self.params = {id: {**DEFAULTS.get(self.kind[id], {}), **(block[1] if len(block) > 1 else {})}
                       for id, block in zip(self.ids, blocks)}
        ports = {id: [] for id in self.ids}
        self.readers = {id: [] for id in self.ids}
        for wire in wires:
            source, end = wire.split(' ')
            id, _, port = end.partition('.')
            ports[id].append((port, source))
            self.readers[source].append(id)
        self.sources = {id: [source for _, source in sorted(each)] for id, each in ports.items()}
        self.target = target
        chosen = self.params['output-1'].get('loss', {}).get('kind')
        self.loss_kind = chosen or usual_loss(target)

    @property
    def outputs(self):
        if self.target['kind'] == 'number':
            return len(self.target['names'])
        return 1 if self.loss_kind == 'binary-cross-entropy' else len(self.target['classes'])

    def shapes(self, features):
        """Shape of every tensor by its exported name, W as [in, out]."""
        width, shapes = {}, {}
        for id in self.ids:
            kind, incoming = self.kind[id], [width[source] for source in self.sources[id]]
            width[id] = {'input': features, 'output': self.outputs, 'dense': self.params[id].get('units'),
                         'concatenate': sum(incoming)}.get(kind) or incoming[0]
            if kind in ('dense', 'output'):
                shapes[f'{id}.W'] = [incoming[0], width[id]]
                # Batch norm takes the mean away, and with it any bias in front.
                cancelled = self.readers[id] and all(self.kind[reader] == 'batch-norm' for reader in self.readers[id])
                if self.params[id].get('bias', True) and not cancelled:
                    shapes[f'{id}.b'] = [width[id]]
            if kind in ('batch-norm', 'layer-norm'):
                names = ('gamma', 'beta') + (STATISTICS if kind == 'batch-norm' else ())
                shapes.update({f'{id}.{name}': [width[id]] for name in names})
        return shapes

    def forward(self, x, weights, training, masks=None):
        """x [rows, features] -> z [rows, outputs], in front of the output's activation.

        `masks` holds a 0/1 mask [rows, width] for each dropout block. While training, `weights` get new running
        statistics: V := βV + (1−β)·batch, the variance with 1/m.
        """
        a = {}
        for id in self.ids:
            inputs, p = [a[source] for source in self.sources[id]], self.params[id]
            own = {name.split('.')[1]: value for name, value in weights.items() if name.split('.')[0] == id}
            kind = self.kind[id]
            if kind == 'input':
                a[id] = x
            elif kind in ('dense', 'output'):
                a[id] = inputs[0] @ own['W'] + (own['b'] if 'b' in own else 0)
            elif kind == 'activation':
                a[id] = ACTIVATIONS[p['fn']['kind']](inputs[0], p['fn'])
            elif kind == 'add':
                a[id] = torch.stack(inputs).sum(0)
            elif kind == 'multiply':
                a[id] = torch.stack(inputs).prod(0)
            elif kind == 'concatenate':
                a[id] = torch.cat(inputs, 1)
            elif kind == 'layer-norm':
                a[id] = F.layer_norm(inputs[0], inputs[0].shape[1:], own['gamma'], own['beta'], p['epsilon'])
            elif kind == 'dropout':
                a[id] = inputs[0] * tensor(masks[id]).view_as(inputs[0]) / p['keep'] if training else inputs[0]
            elif kind == 'batch-norm':
                a[id] = F.batch_norm(inputs[0], None if training else own['runningMean'],
                                     None if training else own['runningVariance'],
                                     own['gamma'], own['beta'], training, 0, p['epsilon'])
                if training:
                    remember(weights, id, inputs[0].detach(), p['average'])
            else:
                raise ValueError(kind)
        self.values = a
        return a['output-1']

    def prediction(self, z):
        if self.loss_kind == 'squared-error':
            return z
        return torch.sigmoid(z) if self.loss_kind == 'binary-cross-entropy' else torch.softmax(z, 1)

    def losses(self, z, y, all_y):
        """L of each row, [rows], times the weight of its class. y is encoded: one-hot, 0 or 1, or numbers.

        `all_y` are the targets of all train rows, whose classes are counted for balanced weights.
        """
        if self.loss_kind == 'squared-error':
            return F.mse_loss(z, y, reduction='none').sum(1)
        if self.loss_kind == 'binary-cross-entropy':
            each, label = F.binary_cross_entropy_with_logits(z, y, reduction='none').sum(1), y[:, 0].long()
        else:
            label = y.argmax(1)
            each = F.cross_entropy(z, label, reduction='none')
        return each * self.class_weights(all_y)[label]

    def class_weights(self, all_y):
        """Balanced is m / (C · rows of the class) over all train rows; a class that is not in the table has 1."""
        p, classes = self.params['output-1'], len(self.target['classes'])
        kind = p.get('classWeights', 'none')
        if kind == 'balanced':
            label = all_y[:, 0].long() if all_y.shape[1] == 1 else all_y.argmax(1)
            return len(all_y) / (classes * torch.bincount(label, minlength=classes).double())
        weights = torch.ones(classes, dtype=torch.float64)
        for c, weight in p.get('weightTable', []) if kind == 'given' else []:
            weights[c] = weight
        return weights


def usual_loss(target):
    if target['kind'] == 'number':
        return 'squared-error'
    return 'binary-cross-entropy' if len(target['classes']) == 2 else 'categorical-cross-entropy'


def remember(weights, id, z, average):
    """V := βV + (1−β)·batch; β = 0 takes the batch alone."""
    for name, batch in zip(STATISTICS, (z.mean(0), z.var(0, unbiased=False))):
        weights[f'{id}.{name}'] = average * weights[f'{id}.{name}'] + (1 - average) * batch
