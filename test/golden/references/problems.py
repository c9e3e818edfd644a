"""Small networks with data and initial weights, seeded; and how they and what is expected of them are written."""

import random

import torch
from torch.nn import functional as F

from network import STATISTICS, Network, chain, tensor
from training import Run

THREE = {'kind': 'category', 'name': 'class', 'classes': ['a', 'b', 'c']}
TWO = {'kind': 'category', 'name': 'class', 'classes': ['no', 'yes']}
NUMBER = {'kind': 'number', 'names': ['y']}
NUMBERS = {'kind': 'number', 'names': ['y1', 'y2']}


def dense(units, **more):
    return ['dense', {'units': units, **more}]


def activation(kind, **more):
    return ['activation', {'fn': {'kind': kind, **more}}]


tanh, relu = activation('tanh'), activation('relu')


class Draws:
    """Seeded numbers of four decimals, which are the same on any machine."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def normal(self, *shape, deviation=1.0, mean=0.0):
        size = torch.Size(shape).numel()
        return tensor([round(self.random.gauss(mean, deviation), 4) for _ in range(size)]).view(shape)

    def mask(self, rows, keep, width):
        """0/1 mask of a dropout block, [rows · width]."""
        return [int(self.random.random() < keep) for _ in range(rows * width)]

    def targets(self, network, rows):
        """Encoded as the network is to give them. Classes are of uneven size, and none is missing."""
        if network.target['kind'] == 'number':
            return self.normal(rows, network.outputs)
        classes = len(network.target['classes'])
        label = torch.tensor([i if i < classes else int(classes * self.random.random() ** 2) for i in range(rows)])
        return label[:, None].double() if network.outputs == 1 else F.one_hot(label, classes).double()

    def initial(self, name, shape):
        kind = name.split('.')[1]
        if kind in STATISTICS:
            return torch.full(shape, float(kind == 'runningVariance'), dtype=torch.float64)
        if kind != 'W':
            return self.normal(*shape, deviation=0.2, mean=float(kind == 'gamma'))
        w = self.normal(*shape, deviation=shape[0] ** -0.5)
        # There the slope of |w| is to be 0.
        w[-1, 0] = 0
        return w


def problem(name, blocks, target, wires=None, rows=12, features=4, output={}):
    """A network with data and initial weights. Blocks without wires stand in a row between input and output."""
    if wires is None:
        blocks = [['input'], *blocks, ['output', output] if output else ['output']]
        wires = chain(blocks)
    else:
        wires = wires.split(', ')
    draws = Draws(1)
    network = Network(blocks, wires, target)
    x = draws.normal(rows, features)
    y = draws.targets(network, rows)
    initial = {each: draws.initial(each, shape) for each, shape in network.shapes(features).items()}
    return {'name': name, 'blocks': blocks, 'wires': wires, 'target': target, 'network': network, 'x': x, 'y': y,
            'initial': initial}


def written(made, cases):
    """A problem with its cases, as JSON has it."""
    initial = made['initial'].items()
    return {
        **{key: made[key] for key in ('name', 'blocks', 'wires', 'target')},
        'x': made['x'].tolist(),
        'y': made['y'].tolist(),
        'initial': {name: {'shape': list(w.shape), 'data': w.flatten().tolist()} for name, w in initial},
        'cases': cases,
    }


def flat(tensors):
    return {name: value.flatten().tolist() for name, value in tensors.items()}


def run_case(made, name, settings, masks=None):
    """Every step of a run, the weights at its end, predictions with them; where it clips, the first gradient too."""
    settings = {'batchSize': 0, 'shuffle': False, 'schedule': {'kind': 'constant'}, **settings}
    run = Run(made, settings, masks).train()
    return {
        'name': name,
        'training': settings,
        **({'masks': masks} if masks else {}),
        'expected': {
            **run.readings,
            **({'gradients': flat(run.first)} if 'clipNorm' in settings else {}),
            'tensors': flat(run.weights),
            'prediction': run.predict(run.x).tolist(),
        },
    }


def one_pass(made, masks=None):
    """Forward as while training, J and its gradients on all rows; and where the running statistics went."""
    steps = {id: [mask] for id, mask in masks.items()} if masks else None
    run = Run(made, {}, steps)
    prediction, gradients = run.gradients(run.x, run.y)
    expected = {
        'cost': run.readings['cost'],
        'prediction': prediction.tolist(),
        'gradients': flat(gradients),
        'tensors': flat(run.statistics()),
    }
    return written(made, [{'name': 'one pass', **({'masks': steps} if steps else {}), 'expected': expected}])
