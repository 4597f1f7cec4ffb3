#!/bin/sh
# Train the English pipeline from ../shared/treebanks and lay it into src/verbale/models/en (about an hour of one core).
set -e
cd "$(dirname "$0")/.."
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0
python="${PYTHON:-python}"
mkdir -p training/work
train="$python training/train.py"
$train syntax --epochs 22 --stop 9 --words 1200 --rate 0.0015 --drop 0.15 --seed 7 --out syntax-first
$train syntax --start syntax-first --epochs 8 --words 1000 --rate 0.001 --drop 0.2 --seed 11 --out syntax
$train names --base syntax --depth 3 --hidden 64 --epochs 11 --words 800 --rate 0.0012 --drop 0.25 --seed 7 --out names
"$python" training/assemble.py
