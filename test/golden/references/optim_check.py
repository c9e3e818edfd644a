"""The update rules of training.py against torch.optim, wherever torch has the same rule under other names."""

import torch

from training import Run, trained


def same_rule(settings, groups):
    """torch's optimizer that takes the same steps. Its momentum leaves out (1−β), which its rate makes up for."""
    rate, p = settings['learningRate'], settings['optimizer']
    beta, beta2, epsilon = p.get('beta'), p.get('beta2'), p.get('epsilon')
    adam = {'lr': rate, 'betas': (p.get('beta1'), beta2), 'eps': epsilon}
    return {
        'gradient-descent': lambda: torch.optim.SGD(groups, rate),
        'momentum': lambda: torch.optim.SGD(groups, rate * (1 - beta), momentum=beta),
        'nesterov': lambda: torch.optim.SGD(groups, rate * (1 - beta), momentum=beta, nesterov=True),
        'rmsprop': lambda: torch.optim.RMSprop(groups, rate, alpha=beta2, eps=epsilon),
        'adam': lambda: torch.optim.Adam(groups, **adam),
        'adamw': lambda: torch.optim.AdamW(groups, **adam),
    }[p['kind']]()


def by_torch(problem, settings, decay):
    """Weights after all steps on all rows at once; `decay` is torch's own weight decay of W."""
    run = Run(problem, settings)
    weights = trained(run.weights)
    groups = [
        {'params': [w for name, w in weights.items() if name.endswith('.W')], 'weight_decay': decay},
        {'params': [w for name, w in weights.items() if not name.endswith('.W')], 'weight_decay': 0},
    ]
    optimizer = same_rule(settings, groups)
    for _ in range(settings['epochs']):
        for name, gradient in run.gradients(run.x, run.y)[1].items():
            weights[name].grad = gradient
        optimizer.step()
    return weights


def check_optimizer(problem, settings):
    """Without penalty, with L2 in J by autograd, and with L2 by torch's weight decay λ/m, which adds λ/m·W as well."""
    own_decay = settings['optimizer'].get('weightDecay', 0)
    l2 = 0.7
    compare(problem, settings, settings, own_decay)
    compare(problem, {**settings, 'l2': l2}, {**settings, 'l2': l2}, own_decay)
    if settings['optimizer']['kind'] != 'adamw':
        compare(problem, {**settings, 'l2': l2}, settings, l2 / len(problem['x']))


def compare(problem, ours, theirs, decay):
    own = trained(Run(problem, ours).train().weights)
    for name, weight in by_torch(problem, theirs, decay).items():
        assert torch.allclose(own[name], weight, rtol=1e-12, atol=1e-14), (ours['optimizer'], name)
