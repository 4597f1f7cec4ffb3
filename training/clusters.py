"""The Brown clusters that the network sees: those of the commonest words, from `spacy-lookups-data` (MIT)."""

import gzip
import json
from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language

KEPT = 120_000


def lookups_folder() -> Path:
    """Where the installed `spacy-lookups-data` keeps its tables. SystemExit where it is not installed."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise SystemExit("spacy-lookups-data is not installed: pip install spacy-lookups-data==1.0.5")
    return Path(spec.origin).parent / "data"


def _load(name: str) -> dict[str, float]:
    return dict(json.loads(gzip.decompress((lookups_folder() / f"en_lexeme_{name}.json.gz").read_bytes())))


def clustered_words(kept: int = KEPT) -> list[str]:
    """The `kept` commonest words that have a cluster, the commonest first."""
    clusters, chances = _load("cluster"), _load("prob")
    known = [word for word, cluster in clusters.items() if cluster and word in chances and len(word) < 25]
    return sorted(known, key=lambda word: (-chances[word], word))[:kept]


def add_clusters(nlp: Language) -> None:
    """Put the words' clusters into the pipeline's vocabulary, to be saved with it."""
    clusters = _load("cluster")
    if nlp.vocab.lookups.has_table("lexeme_cluster"):
        nlp.vocab.lookups.remove_table("lexeme_cluster")
    nlp.vocab.lookups.add_table("lexeme_cluster", {word: clusters[word] for word in clustered_words()})
