"""`verbale archive`."""

from pathlib import Path

import click

from verbale.cli.terminal import json_option, print_json, say

archive_argument = click.argument("archive", type=click.Path(path_type=Path, file_okay=False))


@click.group(epilog="Example: verbale archive add agency/ texts.jsonl speeches/")
def archive() -> None:
    """Keep large bodies of primary texts, indexed on disk, and search them."""


@archive.command(epilog="Example: verbale archive add agency/ texts.jsonl speeches/")
@archive_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def add(archive: Path, paths: tuple[Path, ...]) -> int:
    """Add texts (JSON Lines, files, folders) to an archive; it is made where there is none."""
    from verbale.align.archive import Archive
    from verbale.compose.lookup import read_texts
    from verbale.errors import InputError

    opened = Archive.open(archive) if (archive / "manifest.json").exists() else Archive.create(archive)
    troubles: list[InputError] = []
    before = len(opened)
    opened = opened.add(read_texts(paths, troubled=troubles.append))
    for trouble in troubles:
        say(f"verbale: {trouble}")
    say(f"{len(opened) - before} texts added; {len(opened)} texts, {opened.words} words in {archive}")
    return 3 if troubles else 0


@archive.command(epilog="Example: verbale archive info agency/ --verify")
@archive_argument
@click.option("--verify", is_flag=True, help="Read every file and compare its checksum.")
@json_option
def info(archive: Path, verify: bool, as_json: bool) -> int:
    """Say what an archive holds."""
    from verbale.align.archive import Archive

    opened = Archive.open(archive)
    if verify:
        opened.verify()
    figures = {"texts": len(opened), "words": opened.words, "bytes": opened.bytes, "verified": verify}
    if as_json:
        print_json(figures)
    else:
        for name, value in figures.items():
            click.echo(f"{name}: {value}")
    return 0


@archive.command(epilog='Example: verbale archive search agency/ "extend my deep sympathy"')
@archive_argument
@click.argument("phrase")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0), help="Show at most so many passages.")
@json_option
def search(archive: Path, phrase: str, limit: int, as_json: bool) -> int:
    """Find every passage that words may come from, and how often, by whom and toward whom they were used before."""
    from verbale.align.archive import Archive
    from verbale.align.base_rate import count_uses, draw_bars
    from verbale.cli.terminal import plain

    opened = Archive.open(archive)
    find, rate = opened.corpus.find(phrase, limit), count_uses(opened, phrase)
    rows = [(opened.text(passage.text), passage) for passage in find.passages]
    if as_json:
        passages = [
            {"text": text.id, "date": text.date, "sender": text.sender, "bounds": place.bounds, "edits": place.edits}
            for text, place in rows
        ]
        print_json(
            {"passages": passages, "occurrences": find.occurrences, "expect": find.expect, "uses": rate._asdict()}
        )
        return 0
    for text, place in rows:
        carried = " … ".join(text.text[start:end] for start, end in place.bounds)
        edits = "".join(f"; {edit.op}: {edit.source!r} -> {edit.quoted!r} ({edit.weight})" for edit in place.edits)
        click.echo(plain(f"{text.date or '-'}  {text.id}:{place.hull[0]}  {carried}{edits}"))
    for line in draw_bars(rate.by_year()):
        click.echo(line)
    for name, counts in (("by", rate.by_sender), ("to", rate.by_addressee)):
        for who, count in list(counts.items())[:10]:
            click.echo(plain(f"{name} {who}: {count}"))
    say(f"{rate.texts} of {rate.searched} texts have it word for word; {find.occurrences} as well as the best shown")
    return 0


COMMAND = archive
