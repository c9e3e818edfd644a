#!/usr/bin/python3
"""Writes what PyTorch computes for small networks, as *.json beside this file. README.md says what each one is."""

import os
import sys

# One thread and no vector instructions of a certain machine: sums run in one order, so that the bytes stay the same.
os.environ['ATEN_CPU_CAPABILITY'] = 'default'
sys.dont_write_bytecode = True

from pathlib import Path

import torch

from layout import layout
from optim_check import check_optimizer
from problems import (
    NUMBER, NUMBERS, THREE, TWO, Draws, activation, dense, one_pass, problem, relu, run_case, tanh, written,
)
from training import RULES

torch.set_num_threads(1)


def gradients():
    """One pass forward and back through networks of many shapes."""
    return [one_pass(each) for each in chains() + branches()] + [one_pass(*each) for each in dropped()]


def chains():
    sigmoid, linear, leaky = activation('sigmoid'), activation('linear'), activation('leaky-relu')
    norms = [dense(6), ['batch-norm'], tanh, dense(4), ['batch-norm', {'epsilon': 0.01, 'average': 0.5}], relu]
    layer_norms = [['layer-norm'], dense(6), ['layer-norm', {'epsilon': 0.01}], tanh]
    steeper = [dense(8), leaky, dense(6), activation('leaky-relu', slope=0.3)]
    softmax = {'loss': {'kind': 'categorical-cross-entropy'}}
    balanced = {'classWeights': 'balanced'}
    given = {'classWeights': 'given', 'weightTable': [[2, 2.5], [0, 0.4]]}
    given_two = {'classWeights': 'given', 'weightTable': [[0, 0.25], [1, 3]]}
    small = [dense(5), tanh]
    return [
        problem('T65, T68, T69: softmax, 4-8-6-3 with tanh', [dense(8), tanh, dense(6), tanh], THREE),
        problem('T66: softmax without hidden layers', [], THREE),
        problem('T67: softmax of two classes', small, TWO, output=softmax),
        problem('T67: sigmoid of two classes', [dense(5), sigmoid], TWO),
        problem('squared error of one target, linear activation', [dense(5), linear], NUMBER),
        problem('squared error of two targets', small, NUMBERS),
        problem('relu', [dense(8), relu, dense(6), relu], THREE),
        problem('leaky relu with slopes 0.01 and 0.3', steeper, NUMBERS),
        problem('dense without bias', [dense(5, bias=False), tanh], NUMBER),
        problem('T58, T59, T61: batch norm while training', norms, THREE),
        problem('layer norm', layer_norms, THREE),
        problem('T68: class weights as given', small, THREE, output=given),
        problem('T68: class weights, balanced', small, THREE, output=balanced),
        problem('T68: class weights of a sigmoid, as given', small, TWO, output=given_two),
        problem('T68: class weights of a sigmoid, balanced', small, TWO, output=balanced),
    ]


def branches():
    gates = [['input'], dense(4), activation('sigmoid'), dense(4), tanh, dense(4), ['multiply'], ['output']]
    return [
        problem(
            'add: a wire that skips a layer',
            [['input'], dense(5), tanh, dense(5), ['add'], ['output']],
            THREE,
            'input-1 dense-1, dense-1 activation-1, activation-1 dense-2, activation-1 add-1.x1, dense-2 add-1.x2, '
            'add-1 output-1',
        ),
        problem(
            'add: one output at both ports',
            [['input'], dense(5), ['add'], ['output']],
            NUMBER,
            'input-1 dense-1, dense-1 add-1.x1, dense-1 add-1.x2, add-1 output-1',
        ),
        problem(
            'multiply: three branches',
            gates,
            NUMBER,
            'input-1 dense-1, dense-1 activation-1, input-1 dense-2, dense-2 activation-2, input-1 dense-3, '
            'activation-1 multiply-1.x1, activation-2 multiply-1.x2, dense-3 multiply-1.x3, multiply-1 output-1',
        ),
        problem(
            'multiply: a square, from one output at both ports',
            [['input'], dense(4), ['multiply'], ['output']],
            NUMBER,
            'input-1 dense-1, dense-1 multiply-1.x1, dense-1 multiply-1.x2, multiply-1 output-1',
        ),
        problem(
            'concatenate: branches of different width, one of them the input',
            [['input'], dense(5), tanh, dense(3), relu, ['concatenate'], ['output']],
            THREE,
            'input-1 dense-1, dense-1 activation-1, input-1 dense-2, dense-2 activation-2, '
            'activation-2 concatenate-1.x1, input-1 concatenate-1.x2, activation-1 concatenate-1.x3, '
            'concatenate-1 output-1',
        ),
        problem(
            'T60: batch norm beside another reader of a dense block, which keeps its bias',
            [['input'], dense(4), ['batch-norm'], tanh, ['concatenate'], ['output']],
            THREE,
            'input-1 dense-1, dense-1 batch-norm-1, batch-norm-1 activation-1, activation-1 concatenate-1.x1, '
            'dense-1 concatenate-1.x2, concatenate-1 output-1',
        ),
    ]


def dropped():
    """Networks with their masks."""
    row = problem(
        'T16: dropout with given masks', [['dropout', {'keep': 0.5}], dense(6), tanh, ['dropout', {'keep': 0.8}]], THREE
    )
    front = [['input'], dense(5), ['batch-norm'], relu, ['dropout'], dense(5), ['layer-norm'], tanh, ['add'], dense(5)]
    everything = problem(
        'all of it in one network',
        [*front, ['multiply'], ['concatenate'], ['output', {'classWeights': 'balanced'}]],
        THREE,
        'input-1 dense-1, dense-1 batch-norm-1, batch-norm-1 activation-1, activation-1 dropout-1, dropout-1 dense-2, '
        'dense-2 layer-norm-1, layer-norm-1 activation-2, activation-1 add-1.x1, activation-2 add-1.x2, '
        'dropout-1 add-1.x3, activation-2 dense-3, add-1 multiply-1.x1, dense-3 multiply-1.x2, '
        'multiply-1 concatenate-1.x1, input-1 concatenate-1.x2, concatenate-1 output-1',
    )
    draws = Draws(7)
    return [
        (row, {'dropout-1': draws.mask(12, 0.5, 4), 'dropout-2': draws.mask(12, 0.8, 6)}),
        (everything, {'dropout-1': draws.mask(12, 0.8, 5)}),
    ]


# With the technique each of them is.
PENALTIES = {
    ('', 'no penalty'): {},
    (', T11', 'L2 in the cost'): {'l2': 0.7, 'l2Form': 'cost'},
    (', T12', 'L2 as decay'): {'l2': 0.7, 'l2Form': 'decay'},
    (', T13', 'L1 by sub-gradient'): {'l1': 0.9, 'l1Form': 'subgradient'},
    (', T13', 'L1 proximal'): {'l1': 5, 'l1Form': 'proximal'},
}

OPTIMIZERS = {
    ('T34', 'gradient descent'): {'kind': 'gradient-descent'},
    ('T40', 'momentum'): {'kind': 'momentum', 'beta': 0.9},
    ('T40', 'nesterov'): {'kind': 'nesterov', 'beta': 0.9},
    ('T41', 'rmsprop'): {'kind': 'rmsprop', 'beta2': 0.9, 'epsilon': 1e-8},
    ('T42', 'adam'): {'kind': 'adam', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8},
    ('T42', 'adamw'): {'kind': 'adamw', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8, 'weightDecay': 0.2},
}


def optimizers():
    """Five steps of every optimizer under every penalty; then forms that are not the default."""
    made = problem('five steps, 4-5-3 with tanh', [dense(5), tanh], THREE)
    five = {'epochs': 5, 'learningRate': 0.05}
    cases = []
    for (technique, optimizer), p in OPTIMIZERS.items():
        settings = {**five, 'optimizer': p}
        check_optimizer(made, {**settings, 'batchSize': 0})
        for (another, penalty), form in PENALTIES.items():
            cases.append(run_case(made, f'{technique}{another}: {optimizer}, {penalty}', {**settings, **form}))
    others = {
        'T40: momentum, corrected': {'kind': 'momentum', 'beta': 0.8, 'correct': True},
        'T40: nesterov, corrected': {'kind': 'nesterov', 'beta': 0.8, 'correct': True},
        'T41: rmsprop, corrected': {'kind': 'rmsprop', 'beta2': 0.99, 'correct': True},
        'T42: adam, not corrected': {'kind': 'adam', 'beta1': 0.8, 'beta2': 0.99, 'epsilon': 1e-3, 'correct': False},
    }
    cases += [run_case(made, name, {**five, 'optimizer': p}) for name, p in others.items()]
    both = {**five, 'l1': 0.9, 'l2': 0.7, 'optimizer': {'kind': 'adam'}}
    cases.append(run_case(made, 'T11, T13: adam, L1 and L2', both))
    own = problem('five steps, λ of its own in a block', [dense(5, l2=3, l1=0), tanh, dense(4, l1=2)], THREE)
    return [
        written(made, cases),
        written(own, [
            run_case(own, 'T11, T13: adam, both by gradient', both),
            run_case(own, 'T12, T13: adam, both apart', {**both, 'l1Form': 'proximal', 'l2Form': 'decay'}),
        ]),
    ]


def batch_norm():
    """Running statistics after five mini-batches, and predictions with them."""
    inside = [dense(6), ['batch-norm', {'average': 0.9}], tanh]
    # The tanh between keeps the gradient of the first β from being 0, which Adam would make noise of.
    around = [['batch-norm', {'average': 0.5}], dense(5), tanh, ['batch-norm', {'epsilon': 0.001}]]
    short = [dense(4), ['batch-norm', {'average': 0.8}], tanh]
    made = [
        problem('batch norm', inside, THREE, rows=40),
        problem('two batch norms', around, NUMBER, rows=40),
        problem('batch norm, last batch of 3', short, TWO, rows=35),
    ]
    settings = {'batchSize': 8, 'epochs': 1, 'learningRate': 0.05}
    cases = {
        'T58, T64: gradient descent': {**settings, 'optimizer': {'kind': 'gradient-descent'}},
        'T61, T64: adam': {**settings, 'optimizer': {'kind': 'adam'}},
        'T64: adam, exact statistics': {**settings, 'optimizer': {'kind': 'adam'}, 'exactStatistics': True},
    }
    return [written(each, [run_case(each, name, case) for name, case in cases.items()]) for each in made]


def mini_batches():
    """Two epochs of 50 rows in batches of 16, 16, 16 and 2."""
    made = problem('50 rows in batches of 16', [dense(6), tanh], THREE, rows=50)
    settings = {'batchSize': 16, 'epochs': 2, 'learningRate': 0.05, 'optimizer': {'kind': 'adam'}}
    decay = {'schedule': {'kind': 'inverse-time', 'rate': 0.5}}
    descent = {**settings, 'optimizer': {'kind': 'gradient-descent'}, 'learningRate': 0.5}
    both = {'l2': 0.7, 'l1': 0.3}
    apart = {**both, 'l2Form': 'decay', 'l1Form': 'proximal'}
    cases = {
        'T34, T42: adam': settings,
        'T35: penalties by the rows of each batch': {**settings, **both},
        'T12, T13: penalties apart, by the rows of each batch': {**settings, **apart},
        'T43: inverse-time schedule': {**settings, **decay},
        'T12, T13, T43: decay and soft threshold follow the schedule': {**descent, **decay, **apart},
        'gradient clipped at 0.5': {**descent, 'clipNorm': 0.5},
        'gradient with its penalty clipped at 0.5': {**descent, 'clipNorm': 0.5, 'l2': 2},
    }
    blocks = [dense(8), tanh, ['dropout', {'keep': 0.75}]]
    dropped = problem('50 rows in batches of 16, with dropout', blocks, TWO, rows=50)
    draws = Draws(11)
    masks = {'dropout-1': [draws.mask(rows, 0.75, 8) for rows in 2 * [16, 16, 16, 2]]}
    return [
        written(made, [run_case(made, name, each) for name, each in cases.items()]),
        written(dropped, [run_case(dropped, 'T16: adam, given masks', settings, masks)]),
    ]


def long_run():
    """200 steps of Adam."""
    made = problem('200 steps of adam', [dense(8), tanh, dense(6), tanh], THREE, rows=64)
    settings = {'batchSize': 16, 'epochs': 50, 'learningRate': 0.01, 'optimizer': {'kind': 'adam'}}
    cases = {'T42: adam': settings, 'T11, T42: adam, L2': {**settings, 'l2': 0.1}}
    return [written(made, [run_case(made, name, each) for name, each in cases.items()])]


assert {p['kind'] for p in OPTIMIZERS.values()} == set(RULES)
for scenario in (gradients, optimizers, batch_norm, mini_batches, long_run):
    name = scenario.__name__.replace('_', '-')
    Path(__file__).with_name(f'{name}.json').write_text(layout(scenario()) + '\n')
