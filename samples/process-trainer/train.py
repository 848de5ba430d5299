#!/usr/bin/env python3
"""A trainer in another language: a small perceptron that tells two moons apart, in nothing but Python's standard library.

It speaks the protocol of OrleansTune's trainer `process` (docs/trainers.md): the trial comes as the first line of standard input, each
further line asks for one epoch, and each epoch is answered with one line of JSON on standard output.
"""

import json
import math
import os
import random
import sys

SAMPLES = 200
CHECKPOINT = os.path.join(os.environ["ORLEANSTUNE_CHECKPOINT_DIRECTORY"], "net.json")


def two_moons(seed):
    """Two half circles that reach into one another: [(x, y, class)]."""
    noise = random.Random(seed)
    samples = []
    for i in range(SAMPLES):
        angle = math.pi * noise.random()
        x, y = (math.cos(angle), math.sin(angle)) if i % 2 == 0 else (1 - math.cos(angle), 0.5 - math.sin(angle))
        samples.append((x + noise.gauss(0, 0.15), y + noise.gauss(0, 0.15), i % 2))
    return samples


class Net:
    """Two inputs, a hidden layer of tanh, one logistic output."""

    def __init__(self, nodes, seed):
        start = random.Random(f"{seed}/weights")
        self.weights = [start.uniform(-1, 1) for _ in range(4 * nodes + 1)]
        self.speeds = [0.0] * len(self.weights)
        self.nodes = nodes

    def predict(self, x, y):
        w = self.weights
        hidden = [math.tanh(w[4 * i] * x + w[4 * i + 1] * y + w[4 * i + 2]) for i in range(self.nodes)]
        score = w[-1] + sum(w[4 * i + 3] * h for i, h in enumerate(hidden))
        return hidden, 1 / (1 + math.exp(-max(-500.0, min(500.0, score))))

    def learn(self, x, y, target, rate, momentum):
        hidden, probability = self.predict(x, y)
        error, w = probability - target, self.weights
        slopes = [0.0] * len(w)
        slopes[-1] = error
        for i, h in enumerate(hidden):
            back = error * w[4 * i + 3] * (1 - h * h)
            slopes[4 * i: 4 * i + 4] = [back * x, back * y, back, error * h]
        for i, slope in enumerate(slopes):
            self.speeds[i] = momentum * self.speeds[i] - rate * slope
            w[i] += self.speeds[i]


def main():
    trial = json.loads(sys.stdin.readline())
    parameters, seed = trial["parameters"], trial["seed"]
    unknown = sorted(parameters.keys() - {"nodes", "learning_rate", "momentum"})
    if unknown:
        # No attempt will know them: the trial fails at once with this reason.
        print(json.dumps({"error": f"unknown parameters: {', '.join(unknown)}"}), flush=True)
        return
    net = Net(int(parameters.get("nodes", 8)), seed)
    if trial["epoch"] > 0:
        with open(CHECKPOINT, encoding="utf-8") as file:
            net.weights, net.speeds = json.load(file)
    training, validation = two_moons("training"), two_moons("validation")

    for line in sys.stdin:
        epoch = json.loads(line)["epoch"]
        # The order comes from the seed and the epoch alone: a resumed trial goes on with the very numbers it would have had.
        order = random.Random(f"{seed}/{epoch}").sample(training, len(training))
        for x, y, target in order:
            net.learn(x, y, target, parameters.get("learning_rate", 0.05), parameters.get("momentum", 0.5))

        answers = [(net.predict(x, y)[1], target) for x, y, target in validation]
        loss = -sum(math.log(max(p if t else 1 - p, 1e-300)) for p, t in answers) / len(answers)
        accuracy = sum((p > 0.5) == bool(t) for p, t in answers) / len(answers)

        # Written whole and then renamed, before the epoch is answered.
        with open(CHECKPOINT + ".new", "w", encoding="utf-8") as file:
            json.dump([net.weights, net.speeds], file)
        os.replace(CHECKPOINT + ".new", CHECKPOINT)
        print(json.dumps({"epoch": epoch, "accuracy": accuracy, "loss": loss}), flush=True)


main()
