"""Train the English pipeline: `python training/train.py syntax|names|assemble ...` (see docs/model.md)."""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from clusters import add_clusters
from corpus import has_names, paragraphs, to_doc, varied
from name_lists import add_name_lists
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, NumpyOps, set_current_ops, warmup_linear
from tokens import tune_tokenizer
from treebank import Sentence

import verbale.language.embedding  # noqa: F401  (registers the architecture)

ROOT = Path(__file__).resolve().parents[1]
TREEBANKS = ROOT.parent / "shared" / "treebanks"
NUMBERS = {"width": 96, "depth": 6, "hidden": 96, "extra": 0, "epochs": 20, "words": 1200, "seed": 7, "every": 2}
WORK = ROOT / "training" / "work"


def tok2vec(width: int, depth: int, rows: list[int]) -> dict[str, Any]:
    """The network's lower part: word features, then `depth` residual convolutions over three words."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "verbale.WordEmbed.v1", "width": width, "rows": rows},
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(kind: str, lower: dict[str, Any], hidden: int, extra: bool) -> dict[str, Any]:
    """A transition parser over that lower part."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": extra,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": lower,
    }


def syntax_pipeline(args: argparse.Namespace) -> Language:
    """Tags, morphology and dependencies over one shared lower part."""
    nlp = blank()
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": args.width, "upstream": "*"}
    rows = [7000, 2000, 2500, 1500, 1000, 1500, 1000, 100]
    nlp.add_pipe("tok2vec", config={"model": tok2vec(args.width, args.depth, rows)})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe(
        "parser", config={"model": transitions("parser", shared, args.hidden, bool(args.extra)), "min_action_freq": 10}
    )
    return nlp


def names_pipeline(args: argparse.Namespace) -> Language:
    """Names, over words seen afresh and the trained syntax's lower part, which stays as it is."""
    nlp = spacy.load(WORK / args.base, exclude=["tagger", "morphologizer", "parser", "ner", "lemmas"])
    add_name_lists(nlp)
    lower = {
        "@architectures": "verbale.NameLayers.v1",
        "width": args.width,
        "depth": args.depth,
        "rows": [3000, 1000, 1500, 500, 500, 1000, 1000, 100, 50],
        "shared_width": nlp.get_pipe("tok2vec").model.get_dim("nO"),
    }
    nlp.add_pipe("ner", config={"model": transitions("ner", lower, args.hidden, False)})
    return nlp


def blank() -> Language:
    """English with the treebanks' tokens and the words' clusters."""
    nlp = spacy.blank("en")
    tune_tokenizer(nlp)
    add_clusters(nlp)
    return nlp


def set_tensors(frozen: Any, docs: list[Doc]) -> None:
    """Leave the lower part's output on the documents, as it will be when the pipeline runs."""
    for start in range(0, len(docs), 64):
        batch = docs[start : start + 64]
        frozen.set_annotations(batch, frozen.predict(batch))


def unvaried(nlp: Language, part: list[list[Sentence]], named: bool) -> list[Example]:
    """The paragraphs as they stand."""
    docs = (to_doc(nlp.vocab, paragraph, named) for paragraph in part)
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def batches(docs: Iterator[Example], words: int) -> Iterator[list[Example]]:
    """Examples gathered until they hold that many words."""
    held, size = [], 0
    for example in docs:
        held.append(example)
        size += len(example.predicted)
        if size >= words:
            yield held
            held, size = [], 0


def train(nlp: Language, args: argparse.Namespace, files: list[str]) -> None:
    """Run the epochs, with dev scores on the way, and save the averaged weights under training/work."""
    chance = random.Random(args.seed)
    held = [
        (paragraphs(TREEBANKS / f"{name}-train.conllu"), has_names(TREEBANKS / f"{name}-train.conllu"))
        for name in files
    ]

    frozen = nlp.get_pipe("tok2vec") if args.what == "names" else None

    def epoch() -> list[Example]:
        examples = [Example(nlp.make_doc(doc.text), doc) for doc in varied(held, nlp.vocab, chance)]
        if frozen is not None:
            set_tensors(frozen, [example.predicted for example in examples])
        return examples

    first = [example for part, named in held for example in unvaried(nlp, part, named)]
    if frozen is not None:
        set_tensors(frozen, [example.predicted for example in first])
        nlp.get_pipe("ner").initialize(lambda: first, nlp=nlp)
    elif not args.start:
        nlp.initialize(lambda: first)
    total = args.epochs * sum(len(example.predicted) for example in first) // args.words
    optimiser = Adam(
        warmup_linear(args.rate, 200, total),
        L2=0.01,
        grad_clip=1.0,
        L2_is_weight_decay=True,
        use_averages=True,
        eps=1e-8,
    )
    start = time.time()
    for number in range(args.stop or args.epochs):
        losses: dict[str, float] = {}
        for batch in batches(iter(epoch()), args.words):
            nlp.update(batch, sgd=optimiser, drop=args.drop, losses=losses, exclude=["tok2vec"] if frozen else [])
            optimiser.step_schedules()
        shown = {name: round(value) for name, value in losses.items()}
        print(f"epoch {number + 1} {time.time() - start:.0f}s {shown}", end=" ", flush=True)
        if number % args.every == args.every - 1 or number + 1 == (args.stop or args.epochs):
            with nlp.use_params(optimiser.averages):
                print(dev_scores(nlp, files), end=" ")
                nlp.to_disk(WORK / args.out)
        print(flush=True)


def dev_scores(nlp: Language, files: list[str]) -> dict[str, float]:
    """Rough figures on a part of dev, tokens aligned; `eval/parser.py` gives those that count."""
    found = {}
    for name in files:
        path = TREEBANKS / f"{name}-dev.conllu"
        docs = [to_doc(nlp.vocab, paragraph, has_names(path)) for paragraph in paragraphs(path)][::2]
        scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
        keep = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "ents_f", "speed")
        found |= {f"{name}:{key}": round(float(scores[key]), 4) for key in keep if scores.get(key) is not None}
    return found


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["syntax", "names"])
    for name, value in NUMBERS.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--base", default="syntax", help="names: the trained syntax under training/work")
    parser.add_argument("--start", default="", help="go on from the weights of that name under training/work")
    parser.add_argument("--stop", type=int, default=0, help="end after that many of the scheduled epochs")
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--out", default="")
    args = parser.parse_args()
    args.out = args.out or args.what
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product is four times as fast here
    fix_random_seed(args.seed)
    if args.what == "syntax":
        nlp = spacy.load(WORK / args.start) if args.start else syntax_pipeline(args)
        train(nlp, args, ["ewt", "gum"])
    else:
        train(names_pipeline(args), args, ["ewt", "gum"])


if __name__ == "__main__":
    sys.exit(main())
