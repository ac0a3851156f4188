"""Train the attribution network.

    python -m training.train RUN [--from RUN] [--polnear SHARE] [--corpus TIMES] [--epochs N] ...

A run is a folder under ``runs/``: its configuration, a log, and a checkpoint from which the same
command goes on after a stop.  ``training.export`` makes the shipped files from it.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from sayso.attribution.labels import LAYERS
from training import corpus
from training.examples import Example, batches, collate, distance_prior, example, pieces
from training.export import export
from training.loss import loss
from training.measure import figures, gold_of, predict
from training.names import names
from training.network import Network, Shape, load_minilm
from training.runs import RUNS


@dataclass(frozen=True)
class Config:
    """All that decides a run's outcome."""

    start: str | None = None  # the run whose weights it starts from; None: MiniLM's
    polnear: float = 1.0  # the share of PolNeAR's train stories seen each epoch
    corpus: int = 0  # how many times an epoch our corpus' train stories are seen
    epochs: int = 4
    rate: float = 2.5e-4  # of the encoder, at its highest
    head_factor: float = 5.0  # of what MiniLM does not bring, relative to that
    warmup: float = 0.1
    dropout: float = 0.1
    size: int = 254
    batch_tokens: int = 2048
    seed: int = 1


def polnear(split: str) -> list[corpus.Story]:
    """PolNeAR's stories of ``split`` (train, dev), with flat attributions."""
    path = corpus.data_root() / "corpora" / "polnear" / f"{split}.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def training_stories(config: Config) -> tuple[list[Example], list[Example]]:
    """(PolNeAR's, ours); stories that our dev or test hold are left out of PolNeAR's."""
    ours: list[Example] = []
    held: set[str] = set()
    if config.corpus:
        stories = corpus.load("train", spans_only=True)
        found = names("corpus", stories)
        ours = [example(s, found[corpus.sha256(s["text"])], flat=False) for s in stories]
        named = [name for name, split in corpus.splits().items() if split != "train"]
        held = {name.split("/", 1)[1] for name in named}
    stories = [s for s in polnear("train") if s["id"] not in held]
    found = names("polnear", stories)
    return [example(s, found[corpus.sha256(s["text"])], flat=True) for s in stories], ours


def optimizer(network: Network, config: Config) -> torch.optim.AdamW:
    """AdamW (Loshchilov and Hutter 2019); new parameters learn faster, norms are not decayed."""
    groups = {}
    for name, parameter in network.named_parameters():
        new = not name.startswith("encoder.") or ".features." in name or "convention" in name
        decay = parameter.ndim > 1
        groups.setdefault((new, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": config.rate * (config.head_factor if new else 1),
                "weight_decay": 0.01 if decay else 0.0,
            }
            for (new, decay), parameters in groups.items()
        ]
    )


def epoch_batches(config: Config, flat: list[Example], ours: list[Example], epoch: int):  # type: ignore[no-untyped-def]
    """The batches of one epoch, the same after a resume."""
    rng = random.Random(f"{config.seed} {epoch}")
    chosen = rng.sample(flat, round(len(flat) * config.polnear))
    found = pieces(chosen, config.size, rng)
    for _ in range(config.corpus):
        found += pieces(ours, config.size, rng)
    return list(batches(found, config.batch_tokens, rng))


def dev_lines(network: Network, config: Config) -> Iterator[str]:
    """The float network's figures on each dev set, a line each."""
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "model.onnx"
        for corpus_name in ("polnear", "corpus"):
            convention = 1.0 if config.corpus and corpus_name == "corpus" else 0.0
            layers = LAYERS if config.corpus else 1
            export(network, model, "dev", layers=layers, convention=convention, quantised=False)
            gold = gold_of(corpus_name)
            found = figures(gold, predict(model, gold))
            flat = found["flat"]
            yield (
                f"dev {corpus_name} by its own convention: flat {flat['relation']} / "
                f"{flat['strict']} nested {found['nested']} spans {flat['span_exact']}"
            )


def train(name: str, config: Config) -> None:
    torch.manual_seed(config.seed)
    torch.set_flush_denormal(True)
    folder = RUNS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(asdict(config), indent=1) + "\n")
    network = Network(Shape(dropout=config.dropout))
    if config.start:
        network.load_state_dict(torch.load(RUNS / config.start / "last.pt")["network"])
    else:
        load_minilm(network.encoder)
    flat, ours = training_stories(config)
    with torch.no_grad():
        network.reach.copy_(distance_prior(flat + ours))
    plan = [epoch_batches(config, flat, ours, e) for e in range(config.epochs)]
    steps = sum(map(len, plan))
    adam = optimizer(network, config)
    warm = max(1, round(steps * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda i: min((i + 1) / warm, max(0.0, (steps - i) / (steps - warm)))
    )
    done = 0
    if (folder / "last.pt").exists():
        state = torch.load(folder / "last.pt")
        network.load_state_dict(state["network"])
        adam.load_state_dict(state["adam"])
        schedule.load_state_dict(state["schedule"])
        done = state["done"]
    log = (folder / "log.txt").open("a", encoding="utf-8")
    network.train()
    began, mean = time.time(), None
    step = 0
    for epoch, groups in enumerate(plan):
        for group in groups:
            step += 1
            if step <= done:
                continue
            value = loss(network, collate(group))
            adam.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            mean = value.item() if mean is None else 0.98 * mean + 0.02 * value.item()
            if step % 25 == 0 or step == steps:
                seconds = time.time() - began
                left = seconds / (step - done) * (steps - step)
                line = f"epoch {epoch + 1} step {step}/{steps} loss {mean:.4f}"
                print(f"{line} {seconds:.0f}s, {left:.0f}s left", file=log, flush=True)
            if step % 200 == 0 or step == steps:
                state = {"network": network.state_dict(), "adam": adam.state_dict()}
                state |= {"schedule": schedule.state_dict(), "done": step}
                torch.save(state, folder / "new.pt")
                (folder / "new.pt").replace(folder / "last.pt")
        if step > done:
            torch.save(network.state_dict(), folder / f"epoch{epoch + 1}.pt")
            for line in dev_lines(network, config):
                print(f"epoch {epoch + 1} {line}", file=log, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    for field, default in asdict(Config()).items():
        kind = str if default is None else type(default)
        parser.add_argument(f"--{field.replace('_', '-')}", type=kind, default=default)
    arguments = vars(parser.parse_args())
    train(arguments.pop("run"), Config(**arguments))


if __name__ == "__main__":
    main()
