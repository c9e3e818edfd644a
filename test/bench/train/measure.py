"""One peer in Python on one workload in one process, by the rules of measure.ts."""
import argparse, json, math, os, resource, time

import numpy as np

WARM_UP_STEPS, WARM_UP_SECONDS, MOST_WARM_UP_SECONDS = 10, 1, 3
SECONDS_OF_REPEATS = 0.5


class Enough(Exception):
    """The budget is used up."""


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("peer", "workload", "data"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--budget", type=float, required=True)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def peak_megabytes():
    """Linux counts a parent's into ru_maxrss, so the process's own account is asked for where there is one."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read(args):
    """The facts of the workload, its rows, its classes, and W[in, out] of each layer."""
    with open(os.path.join(args.data, f"{args.workload}.json")) as file:
        facts = json.load(file)
    x, y, *weights = (
        np.fromfile(os.path.join(args.data, name), np.int32 if name.endswith(".i32") else np.float32)
        for name in facts["files"]
    )
    layers = facts["layers"]
    shaped = [w.reshape(layers[l], layers[l + 1]) for l, w in enumerate(weights)]
    return facts, x.reshape(facts["rows"], layers[0]), y, shaped


class Clock:
    """Milliseconds of each step until the seconds or the steps are used up."""

    def __init__(self, seconds, steps=math.inf):
        self.seconds, self.steps, self.times = seconds, steps, []
        self.start = self.before = time.perf_counter()

    def tick(self, cost):
        if not math.isfinite(cost):
            raise ValueError(f"step {len(self.times) + 1} gave the cost {cost}")
        now = time.perf_counter()
        self.times.append(now - self.before)
        self.before = now
        return len(self.times) < self.steps and now - self.start <= self.seconds


def train_once(budget, make):
    train, quality = make()
    cpu = time.process_time()
    clock = Clock(budget)
    train(clock)
    cpu = time.process_time() - cpu
    return clock.times, sum(clock.times), cpu, peak_megabytes(), quality


def train_repeatedly(budget, make):
    """The training whose time is the median."""
    runs, end = [], time.perf_counter() + SECONDS_OF_REPEATS
    while not runs or time.perf_counter() < end:
        runs.append(train_once(budget, make))
    return sorted(runs, key=lambda run: run[1])[len(runs) // 2]


def measure(args, base, make, threads=1):
    """`make(facts, x, y, weights)` gives (train(clock), quality()); prints the one line."""
    given = read(args)
    facts = given[0]
    train, _ = make(*given)
    warm_up = time.perf_counter() + WARM_UP_SECONDS
    train(Clock(MOST_WARM_UP_SECONDS, WARM_UP_STEPS))
    while time.perf_counter() < warm_up:
        train(Clock(MOST_WARM_UP_SECONDS, WARM_UP_STEPS))
    times, seconds, cpu, peak, quality = train_repeatedly(args.budget, lambda: make(*given))
    steps = len(times)
    per_epoch = -(-facts["rows"] // facts["batch"])
    examples = steps // per_epoch * facts["rows"] + steps % per_epoch * facts["batch"]
    partial = steps < per_epoch * facts["epochs"]
    loss, accuracy = (None, None) if partial else quality()
    ordered = sorted(times)
    line = {
        "peer": args.peer,
        "workload": facts["workload"],
        "examples_per_s": examples / seconds,
        "examples_per_cpu_s": examples / cpu,
        "step_us": 1e6 * ordered[steps // 2],
        "step_us_p95": 1e6 * ordered[min(steps - 1, math.floor(0.95 * steps))],
        "rss_mb": peak,
        "rss_base_mb": base,
        "final_loss": loss,
        "acc": accuracy,
        "steps": steps,
        "train_s": seconds,
        "partial": partial,
        "threads": threads,
        "same_math": True,
    }
    print(json.dumps(line))
