"""Put the trained parts together and lay them where the package ships them: `python training/assemble.py`."""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from clusters import clustered_words
from lemma_table import lemma_table
from recipe import MODEL, ROOT, TREEBANKS, data_prints, recipe_print, weights_print
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps, set_current_ops

from verbale.language import embedding, lemmas  # noqa: F401  (embedding registers the architectures)

WORK = ROOT / "training" / "work"
PAPERS = ("README.md", "LICENSE")
META = {
    "lang": "en",
    "name": "verbale",
    "description": "English for diplomatic text: tags, lemmas, morphology, dependencies and names.",
    "author": "The verbale authors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD English EWT",
            "url": "https://universaldependencies.org/treebanks/en_ewt",
            "license": "CC BY-SA 4.0",
        },
        {"name": "UD English GUM", "url": "https://universaldependencies.org/treebanks/en_gum", "license": "CC BY 4.0"},
        {
            "name": "spacy-lookups-data 1.0.5 (Brown clusters)",
            "url": "https://pypi.org/project/spacy-lookups-data",
            "license": "MIT",
        },
        {
            "name": "WordNet 3.0 (lemmas, by way of spacy-lookups-data)",
            "url": "https://wordnet.princeton.edu",
            "license": "WordNet",
        },
    ],
}


def assemble(syntax: Path, names: Path) -> Language:
    """One pipeline of the syntax part, the lemma table and the names part."""
    nlp = spacy.load(syntax)
    words = clustered_words()
    part: lemmas.Lemmas = nlp.add_pipe("verbale_lemmas", name="lemmas", after="morphologizer")  # type: ignore[assignment]
    part.table = lemma_table(words, [TREEBANKS / "ewt-train.conllu", TREEBANKS / "gum-train.conllu"])
    nlp.add_pipe("ner", source=spacy.load(names, vocab=nlp.vocab))
    return nlp


def halve_numbers(nlp: Language) -> None:
    """Half the width for every number that was learnt; `verbale.language.pipeline.load` widens them again."""
    for _, part in nlp.pipeline:
        for node in part.model.walk() if isinstance(part, TrainablePipe) else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16"))


def drop_words(nlp: Language, target: Path) -> None:
    """Of the strings saved at `target` keep what the parts name; the words of the texts trained on are not needed."""
    kept = set(spacy.blank("en").vocab.strings)
    for _, part in nlp.pipeline:
        labels = list(getattr(part, "labels", ()))
        kept.update(labels, *(label.split("|") for label in labels))
    path = target / "vocab" / "strings.json"
    strings = json.loads(path.read_text(encoding="utf-8"))
    named = [text for text in strings if text in kept or "=" in text]
    path.write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")


def ship(nlp: Language, target: Path) -> None:
    """Write the pipeline to `target` with the fingerprints of what it is made of; the papers that lie there stay."""
    papers = {name: (target / name).read_bytes() for name in PAPERS if (target / name).exists()}
    shutil.rmtree(target, ignore_errors=True)
    nlp.meta.update(META)
    halve_numbers(nlp)
    nlp.to_disk(target)
    drop_words(nlp, target)
    for name, content in papers.items():
        (target / name).write_bytes(content)
    path = target / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["verbale"] = {"recipe": recipe_print(), "data": data_prints(), "weights": weights_print(target)}
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Assemble from training/work into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--syntax", default="syntax")
    parser.add_argument("--names", default="names")
    parser.add_argument("--target", type=Path, default=MODEL)
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    ship(assemble(WORK / args.syntax, WORK / args.names), args.target)


if __name__ == "__main__":
    main()
