#!/usr/bin/env python3
"""Times PyTorch at the work that `sparsam bench` times, and prints the same lines of JSON.

On Debian: apt-get install python3-torch libopenblas0-pthread. It measures as Sparsam does: random
images that lie in memory already, a warm-up, then SGD's and SAM's steps in turns of a fraction of a
second, and the median of each. float32 throughout, the networks and their initialisation PyTorch's
own.
"""

import argparse
import contextlib
import json
import os
import statistics
import sys
import time


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--network", action="append", help="default: all")
    return parser.parse_args()


options = read_options()

# OpenBLAS reads these when it is loaded. It keeps threads of its own, whose number PyTorch does not set;
# and Sparsam chooses its BLAS kernels by the processor whatever the variable says: so does PyTorch here.
os.environ["OPENBLAS_NUM_THREADS"] = str(options.threads)
os.environ.pop("OPENBLAS_CORETYPE", None)

try:
    import torch
except ImportError:
    sys.exit(
        f"{sys.executable} has no PyTorch; on Debian: apt-get install python3-torch"
        " libopenblas0-pthread, and use /usr/bin/python3"
    )
from torch import nn
from torch.nn.functional import cross_entropy, pad, relu

IMAGES = 10_000
EVALUATION_BATCH = 512
WARM_UP_SECONDS = 1.0
TURN_SECONDS = 0.25
LEARNING_RATE = 0.05
RHO = 0.05


class Block(nn.Module):
    """Two convolutions and a shortcut without weights (option A of He et al. 2016)."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.stride = stride
        self.before = (outputs - inputs) // 2
        self.after = outputs - inputs - self.before

    def forward(self, x):
        y = relu(self.bn1(self.conv1(x)), inplace=True)
        y = self.bn2(self.conv2(y))
        if self.before + self.after > 0:
            rows = x[:, :, :: self.stride, :: self.stride]
            x = pad(rows, (0, 0, 0, 0, self.before, self.after))
        return relu(y + x, inplace=True)


def resnet(blocks, widths):
    layers = [
        nn.Conv2d(3, widths[0], 3, padding=1, bias=False),
        nn.BatchNorm2d(widths[0]),
        nn.ReLU(inplace=True),
    ]
    below = widths[0]
    for stage, width in enumerate(widths):
        for block in range(blocks):
            layers.append(Block(below, width, 2 if stage > 0 and block == 0 else 1))
            below = width
    return nn.Sequential(
        *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(below, 10)
    )


NETWORKS = {
    "classifier": lambda: nn.Sequential(
        nn.Conv2d(1, 64, kernel_size=4, stride=2, padding=1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(64, 128, kernel_size=4, stride=2, padding=1),
        nn.BatchNorm2d(128),
        nn.LeakyReLU(0.2),
        nn.Flatten(),
        nn.Linear(128 * 7 * 7, 10),
    ),
    "lenet-300-100": lambda: nn.Sequential(
        nn.Flatten(),
        nn.Linear(28 * 28, 300),
        nn.ReLU(),
        nn.Linear(300, 100),
        nn.ReLU(),
        nn.Linear(100, 10),
    ),
    "lenet-5": lambda: nn.Sequential(
        nn.Conv2d(1, 20, kernel_size=5),
        nn.MaxPool2d(2),
        nn.Conv2d(20, 50, kernel_size=5),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(50 * 4 * 4, 500),
        nn.ReLU(),
        nn.Linear(500, 10),
    ),
    "resnet": lambda: resnet(3, [16, 32, 64]),
}

SHAPES = {"resnet": (3, 32, 32)}
SHAPE = (1, 28, 28)
SGD = {"resnet": {"momentum": 0.9, "weight_decay": 0.0005}}


class SgdStep:
    """One step of SGD on one batch."""

    def __init__(self, network, images, labels, **sgd):
        self.network = network.train()
        self.images = images
        self.labels = labels
        self.sgd = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE, **sgd)

    def gradient(self):
        self.sgd.zero_grad(set_to_none=True)
        cross_entropy(self.network(self.images), self.labels).backward()

    def __call__(self):
        self.gradient()
        self.sgd.step()


class SamStep(SgdStep):
    """One step of SAM: the gradient at w + rho * g / |g|, applied at w."""

    def __init__(self, network, images, labels, **sgd):
        super().__init__(network, images, labels, **sgd)
        self.weights = list(network.parameters())
        self.saved = [torch.empty_like(weight) for weight in self.weights]

    def __call__(self):
        self.gradient()
        self.climb()
        with self.statistics_kept():
            self.gradient()
        self.come_back()
        self.sgd.step()

    @torch.no_grad()
    def climb(self):
        norms = torch.stack([weight.grad.norm() for weight in self.weights])
        scale = RHO / (norms.norm().item() + 1e-12)
        for weight, saved in zip(self.weights, self.saved):
            saved.copy_(weight)
            weight.add_(weight.grad, alpha=scale)

    @torch.no_grad()
    def come_back(self):
        for weight, saved in zip(self.weights, self.saved):
            weight.copy_(saved)

    @contextlib.contextmanager
    def statistics_kept(self):
        """BatchNorm normalises by the batch and leaves its running mean and variance alone."""
        layers = [layer for layer in self.network.modules() if isinstance(layer, nn.BatchNorm2d)]
        for layer in layers:
            layer.track_running_stats = False
        try:
            yield
        finally:
            for layer in layers:
                layer.track_running_stats = True


class Evaluation:
    """How many images the network has right, and its mean loss."""

    def __init__(self, network, images, labels):
        self.network = network.eval()
        self.batches = list(
            zip(images.split(EVALUATION_BATCH), labels.split(EVALUATION_BATCH))
        )

    @torch.inference_mode()
    def __call__(self):
        right = 0
        loss = 0.0
        for images, labels in self.batches:
            logits = self.network(images)
            right += (logits.argmax(1) == labels).sum().item()
            loss += cross_entropy(logits, labels, reduction="sum").item()
        return right, loss / IMAGES


def milliseconds(works, seconds):
    """Does several works in turn until each took so many seconds; what each repetition took."""
    taken = [[] for _ in works]
    while any(sum(own) < seconds * 1e3 or not own for own in taken):
        for work, own in zip(works, taken):
            end = time.perf_counter() + min(TURN_SECONDS, seconds)
            while True:
                start = time.perf_counter()
                work()
                now = time.perf_counter()
                own.append((now - start) * 1e3)
                if now >= end:
                    break
    return taken


def medians(works, seconds):
    """The median milliseconds of each work after a warm-up, and how many were timed."""
    milliseconds(works, min(WARM_UP_SECONDS, seconds))
    return [(statistics.median(own), len(own)) for own in milliseconds(works, seconds)]


def blas():
    """The library under PyTorch's dense layers, where the system tells; they live and die by it."""
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read().lower()
    except OSError:
        return []
    names = {"openblas": "OpenBLAS", "libmkl": "MKL", "libblis": "BLIS"}
    return [name for key, name in names.items() if key in loaded][:1]


def main():
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    engine = ", ".join([f"PyTorch {torch.__version__}", *blas()])

    def tell(model, median, **rest):
        line = {"engine": engine, "model": model, "threads": options.threads}
        print(json.dumps({**line, "median_ms": round(median, 3), **rest}), flush=True)

    for model in options.network or NETWORKS:
        new = NETWORKS[model]
        images = torch.randn(IMAGES, *SHAPES.get(model, SHAPE))
        labels = torch.randint(0, 10, (IMAGES,))
        batch = images[: options.batch].clone(), labels[: options.batch].clone()
        sgd = SGD.get(model, {})
        steps = [SgdStep(new(), *batch, **sgd), SamStep(new(), *batch, **sgd)]
        for name, (median, count) in zip(("sgd", "sam"), medians(steps, options.seconds)):
            tell(model, median, optimizer=name, batch=options.batch, steps=count)
        ((median, count),) = medians([Evaluation(new(), images, labels)], options.seconds)
        tell(model, median, images=IMAGES, evaluations=count)


if __name__ == "__main__":
    main()
