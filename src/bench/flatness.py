#!/usr/bin/env python3
"""Times PyTorch at the work that `sparsam bench --flatness` times, and prints the same lines of JSON.

The networks, options and rounds are those of pytorch.py beside it. Each is in evaluation mode over
1,000 random images; the loss's graph is built once for all products, and each product is a pass back
through it. float32 throughout.
"""

import itertools
import json

# It reads the options and prepares OpenBLAS before PyTorch is loaded.
from pytorch import NETWORKS, SHAPE, SHAPES, blas, medians, options, torch
from torch.nn.functional import cross_entropy

IMAGES = 1000
EVALUATION_BATCH = 512
PRODUCTS = 30
LARGEST = 5
PROBES = 40
SIDE = 21


class Hessian:
    """Products of the Hessian of the mean loss with vectors over all parameters."""

    def __init__(self, network, images, labels):
        self.parameters = list(network.parameters())
        loss = cross_entropy(network(images), labels)
        gradients = torch.autograd.grad(loss, self.parameters, create_graph=True)
        self.gradient = torch.cat([gradient.reshape(-1) for gradient in gradients])
        self.size = len(self.gradient)

    def __matmul__(self, vector):
        product = torch.autograd.grad(
            self.gradient, self.parameters, grad_outputs=vector, retain_graph=True
        )
        return torch.cat([part.reshape(-1) for part in product])


class Eigenvalues:
    """The largest eigenvalues by Lanczos's process, each vector made orthogonal to all before, twice."""

    def __init__(self, network, images, labels):
        self.problem = network, images, labels

    def __call__(self):
        hessian = Hessian(*self.problem)
        vector = torch.randn(hessian.size)
        basis = [vector / vector.norm()]
        tridiagonal = torch.zeros(PRODUCTS, PRODUCTS, dtype=torch.float64)
        for step in range(PRODUCTS):
            rest = hessian @ basis[-1]
            tridiagonal[step, step] = torch.dot(basis[-1], rest)
            known = torch.stack(basis)
            for _ in range(2):
                rest = rest - known.T @ (known @ rest)
            norm = rest.norm()
            if step + 1 < PRODUCTS:
                tridiagonal[step, step + 1] = tridiagonal[step + 1, step] = norm
            basis.append(rest / norm)
        return torch.linalg.eigvalsh(tridiagonal)[-LARGEST:]


class Trace:
    """The trace by random signs (Hutchinson 1989), with its standard error."""

    def __init__(self, network, images, labels):
        self.problem = network, images, labels

    def __call__(self):
        hessian = Hessian(*self.problem)
        forms = []
        for _ in range(PROBES):
            signs = torch.randint(0, 2, (hessian.size,)).float() * 2 - 1
            forms.append(torch.dot(signs, hessian @ signs).item())
        forms = torch.tensor(forms)
        return forms.mean().item(), forms.std().item() / PROBES**0.5


class Plane:
    """Loss and accuracy at the places of a plane along two filter-normalised directions."""

    def __init__(self, network, images, labels):
        self.network = network
        self.weights = list(network.parameters())
        self.start = [weight.detach().clone() for weight in self.weights]
        self.directions = [self.direction(), self.direction()]
        self.batches = list(
            zip(images.split(EVALUATION_BATCH), labels.split(EVALUATION_BATCH))
        )

    def direction(self):
        parts = []
        for weight in self.start:
            part = torch.randn_like(weight)
            if weight.dim() > 1:
                own = weight.flatten(1).norm(dim=1)
                scale = own / (part.flatten(1).norm(dim=1) + 1e-10)
                part *= scale.reshape(-1, *[1] * (weight.dim() - 1))
            else:
                part.zero_()
            parts.append(part)
        return parts

    @torch.inference_mode()
    def __call__(self):
        axis = [-1 + 2 * i / (SIDE - 1) for i in range(SIDE)]
        values = []
        for y, x in itertools.product(axis, axis):
            for weight, start, right, up in zip(self.weights, self.start, *self.directions):
                weight.copy_(start + x * right + y * up)
            right = 0
            loss = 0.0
            for images, labels in self.batches:
                logits = self.network(images)
                right += (logits.argmax(1) == labels).sum().item()
                loss += cross_entropy(logits, labels, reduction="sum").item()
            values.append((loss / IMAGES, right / IMAGES))
        for weight, start in zip(self.weights, self.start):
            weight.copy_(start)
        return values


def main():
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    engine = ", ".join([f"PyTorch {torch.__version__}", *blas()])
    for model in options.network or ["classifier"]:
        network = NETWORKS[model]().eval()
        images = torch.randn(IMAGES, *SHAPES.get(model, SHAPE))
        labels = torch.randint(0, 10, (IMAGES,))
        looks = {"eigenvalues": Eigenvalues, "trace": Trace, "plane": Plane}
        works = [look(network, images, labels) for look in looks.values()]
        for look, (median, count) in zip(looks, medians(works, options.seconds)):
            line = {"engine": engine, "model": model, "threads": options.threads, "look": look}
            print(
                json.dumps({**line, "images": IMAGES, "median_ms": round(median, 3), "looks": count}),
                flush=True,
            )


if __name__ == "__main__":
    main()
