"""PyTorch on a workload, as its users write it; what is known to cost time needlessly is left out."""
import torch
from torch import nn

from measure import arguments, measure, peak_megabytes

args = arguments()
torch.set_num_threads(args.threads)
base = peak_megabytes()


def network(facts, weights):
    blocks = []
    for l, w in enumerate(weights):
        last = l == len(weights) - 1
        normed = facts["normAndDropout"] and not last
        dense = nn.Linear(*w.shape, bias=not normed)
        with torch.no_grad():
            dense.weight.copy_(torch.from_numpy(w.T))
            if not normed:
                dense.bias.zero_()
        blocks.append(dense)
        if normed:
            blocks.append(nn.BatchNorm1d(w.shape[1], eps=1e-5, momentum=0.1))
        if not last:
            blocks.append(nn.ReLU(inplace=True))
        if normed:
            blocks.append(nn.Dropout(0.5))
    return nn.Sequential(*blocks)


def make(facts, x, y, weights):
    x, binary = torch.from_numpy(x), facts["layers"][-1] == 1
    y = torch.from_numpy(y).float().unsqueeze(1) if binary else torch.from_numpy(y).long()
    loss_of = nn.BCEWithLogitsLoss() if binary else nn.CrossEntropyLoss()
    model = network(facts, weights)
    adam = torch.optim.Adam(model.parameters(), lr=facts["alpha"])
    rows, batch = facts["rows"], facts["batch"]

    def train(clock):
        model.train()
        for _ in range(facts["epochs"]):
            for start in range(0, rows, batch):
                loss = loss_of(model(x[start : start + batch]), y[start : start + batch])
                adam.zero_grad(set_to_none=True)
                loss.backward()
                adam.step()
                if not clock.tick(loss.item()):
                    return

    def quality():
        model.eval()
        with torch.no_grad():
            z = model(x)
            loss = loss_of(z.double(), y.double() if binary else y).item()
            right = (z > 0) == (y > 0) if binary else z.argmax(1) == y
        return loss, right.double().mean().item()

    return train, quality


measure(args, base, make, args.threads)
