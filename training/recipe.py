"""What a set of weights was made of: one fingerprint of the recipe's files and one a treebank file."""

import ast
import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TREEBANKS = ROOT.parent / "shared" / "treebanks"
MODEL = ROOT / "src" / "verbale" / "models" / "en"
STEPS = (
    ["assemble", "augment", "clusters", "corpus", "foreign_names", "lemma_table", "name_lists"],
    ["recipe", "silver", "tokens", "train", "treebank"],
)
FILES = (
    *(f"training/{name}.py" for names in STEPS for name in names),
    "training/foreign_names.toml",
    "training/model.sh",
    "src/verbale/language/embedding.py",
    "src/verbale/language/lemmas.py",
)
DATA = ("ewt-train.conllu", "ewt-dev.conllu", "gum-train.conllu", "gum-dev.conllu")


def file_print(path: Path) -> str:
    """A fingerprint of one file; of Python, what it says, not how it is set out."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        text = ast.unparse(ast.parse(text))
    return hashlib.sha256(text.encode()).hexdigest()


def recipe_print() -> str:
    """One fingerprint of all files of the recipe."""
    parts = "\n".join(f"{name} {file_print(ROOT / name)}" for name in FILES)
    return hashlib.sha256(parts.encode()).hexdigest()


def data_prints() -> dict[str, str]:
    """A fingerprint a treebank file; empty where the treebanks are not at hand."""
    return {name: file_print(TREEBANKS / name) for name in DATA if (TREEBANKS / name).exists()}


def weights_print(model: Path = MODEL) -> str:
    """One fingerprint of all files of a saved pipeline but its papers."""
    papers = {"README.md", "LICENSE", "meta.json"}
    total = hashlib.sha256()
    for path in sorted(path for path in model.rglob("*") if path.is_file() and path.name not in papers):
        total.update(path.relative_to(model).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
