"""Every command that a page, a message or a comment prints can be typed as it stands.

Each `./run ...` of the project's texts is found here and read to the end by the parsers that would read it:
the command's own, Snakemake's, the schema's of the configuration.  Nothing is built.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis
from tracepaper import paths
from tracepaper.audit.reading.names import exhibit_named
from tracepaper.changes import adopt, consent
from tracepaper.command import table, workflow
from tracepaper.command.stages import rules_by_stage
from tracepaper.files import read_yaml
from tracepaper.preview import session
from tracepaper.returning.command import read_options
from tracepaper.settings import check_config
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.refresh import pick_sources

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "*.md",
    "docs/**/*.md",
    "config/*",
    "data/raw/inbox/*",
    "published/*.md",
    ".ci/*",
    ".github/**/*.yml",
)
# their blocks are typed in the paper that they are about, by the tests that helpers/guide_commands.py names
ABOUT_ANOTHER_PAPER = {
    path for name in ("own-paper", "new-source", "add-a-year") for path in ROOT.glob(f"docs/{name}*.md")
}
OF_ANOTHER_PAPER = {*ROOT.glob("src/tracepaper/starting/paper/**/*")}
CODE = ("src/**/*.py", "workflow/**/*.py", "workflow/**/*.smk", "src/**/*.js", "run")
# what a text puts for a word of the reader's -> such a word
STANDS_FOR = {
    "SOURCE=EDITION": "world-bank-wdi=2026-07",
    "SOURCE/EDITION": "world-bank-lpi/2026",
    "EDITION": "2026-07",
    "BRANCH": "HEAD",
    "TAG": "HEAD",
    "FILE-OR-ID": "world-bank-lpi",
    "FILE": "proof.pdf",
    "NN-NAME": "01-background",
    "NAMES": "asean-grew-faster",
    "NAME": "fig-rca",
    "ID": "fig-rca",
    "${id}": "fig-rca",
    "WORDS": "-n",
}
# what follows `./run` in a sentence without being one of its words
PROSE = {
    "first",
    "has",
    "installs",
    "makes",
    "needs",
    "whatever",
    "which",
    "with",
    "and",
    "or",
    "builds",
    "does",
}
PROSE |= {"is", "started", "that", "says", "replaces", "ask", "when", "in", "of", "then"}
OPTION = r"(?: --?[a-zA-Z][\w-]*)"
SENTENCE = re.compile(rf"\./run(?: (?P<name>[a-z_]+))?(?P<options>{OPTION}*)")


def printed() -> Iterator[tuple[str, str]]:
    """(place, command) of every command that is set apart as code, or stands in a text of the program."""
    for pattern in PAGES:
        for path in sorted(set(ROOT.glob(pattern)) - OF_ANOTHER_PAPER):
            if path.is_file() and path.name != "CHANGELOG.md":
                yield from of_page(path)
    for pattern in CODE:
        for path in sorted(set(ROOT.glob(pattern)) - OF_ANOTHER_PAPER):
            yield from of_code(path)


def of_page(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.relative_to(ROOT)}:{number}"
        whole = re.match(r"(?:\s*|.*&& |new=.*)(\./run\b[^)]*?)(?: \|\| .*|\).*)?$", line)
        if whole and "`" not in line:
            if path not in ABOUT_ANOTHER_PAPER:
                yield place, whole[1]
            continue
        for found in re.findall(r"`(\./run\b[^`]*)`", line):
            yield place, found
        for found in re.findall(r"\((\./run\b[^)`]*)\)", re.sub(r"`[^`]*`", "", line)):
            yield place, found


def of_code(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a program, with `NAME` for what it puts in; a comment is read as it stands."""
    text = path.read_text(encoding="utf-8")
    pieces = [(0, text)]
    if path.suffix == ".py":
        pieces = [(node.lineno, literal(node)) for node in ast.walk(ast.parse(text)) if literal(node)]
    for start, piece in pieces:
        for found in re.finditer(r"`(\./run\b[^`]*)`", piece):
            yield f"{path.relative_to(ROOT)}:{start + piece[: found.start()].count(chr(10))}", found[1]
        plain = re.sub(r"`[^`]*`", "", piece)
        for found in SENTENCE.finditer(plain):
            name = found["name"] or ""
            word = "" if name in PROSE else name
            line = start + plain[: found.start()].count("\n")
            yield (
                f"{path.relative_to(ROOT)}:{line}",
                f"./run {word}{found['options'] if word else ''}".strip(),
            )


def literal(node: ast.AST) -> str:
    """A text in a program, whole: with NAME for each part that is put in, and without its seams."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "NAME" for part in node.values)
    return ""


FOUND = sorted({(command, place) for place, command in printed()})
BY_COMMAND = dict(reversed(FOUND))


def words_of(command: str) -> list[str]:
    """What the shell would hand on; a way of writing (`[...]`, `...`) is no word."""
    text = re.sub(r" \.\.\.|\[|\]", "", command.partition(" | ")[0])
    for name, word in STANDS_FOR.items():
        text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", word, text)
    return shlex.split(text.replace("$new", "world-bank-wdi=2026-07"), comments=True)[1:]


@pytest.fixture(scope="module")
def parser():
    from snakemake.cli import get_argument_parser

    return get_argument_parser()


@pytest.fixture
def parsed(monkeypatch, parser, tmp_path):
    """A function: words -> nothing; fails where one of the parsers does."""
    rules = {rule for rules in rules_by_stage(ROOT).values() for rule in rules} | {"all"}

    def build(project, targets, words, name):
        assert all(target in rules or "/" in target for target in targets), targets
        from snakemake.cli import parse_config

        further = [word for word in words if word != workflow.VERBOSE]
        typed = parse_config(parser.parse_args([*targets, *further]).config)
        config = read_yaml(ROOT / paths.SETTINGS) | typed
        check_config(config, ["zh", "en"], str(ROOT / paths.CONFIG / "schema.yaml"))
        if "source" in config:
            pick_sources(ROOT / paths.RAW, Catalogue(analysis).connectors(), config["source"])
        pinned = config.get("against") if isinstance(config.get("against"), dict) else {}
        for source, edition in {**pinned, **config.get("what_if", {})}.items():
            assert source in config["editions"], source
            assert "what_if" in config or (ROOT / paths.RAW / source / edition).is_dir(), edition
        return 1

    monkeypatch.setattr(workflow, "run", build)
    return lambda name, words: READ.get(name, by_its_command)(name, words, tmp_path)


def by_its_command(name, words, folder):
    table.COMMANDS[name].do(ROOT, words)


def what_if(name, words, folder):
    (folder / "table.xlsx").touch()
    words = [str(folder / "table.xlsx") if re.search(r"\.xlsx$|^TABLE$", word) else word for word in words]
    table.COMMANDS["what_if"].do(ROOT, words or ["world-bank-wdi=2026-07"])


def adopted(name, words, folder):
    wanted, file = adopt.wanted_of(words or ["world-bank-wdi=2026-07"])
    assert not file and wanted.keys() <= read_yaml(ROOT / paths.SETTINGS)["editions"].keys()


def changed(name, words, folder):
    options = [word for word in words if word.startswith("--") and word != "--config"]
    assert set(options) <= {*consent.OPTIONS, workflow.VERBOSE}
    plain = [word for word in words if not word.startswith("-")]
    words = [*words, "--published"] if plain and not options and "--config" not in words else words
    table.COMMANDS["changes"].do(ROOT, words)


def revised(name, words, folder):
    options = [word for word in words if word.startswith("--")]
    assert set(options) <= {*consent.OPTIONS, workflow.VERBOSE}
    table.COMMANDS["revision"].do(ROOT, [*(words or ["HEAD"]), *([] if options else ["--run-its-code"])])


def sealed(name, words, folder):
    options = {word for word in words if word.startswith("-")}
    assert options <= {"--yes", workflow.ACCEPT}
    names = [word.split("/") for word in words if word not in options]
    assert all(len(parts) == 2 and (ROOT / paths.RAW / parts[0]).is_dir() for parts in names)


def looked_up(name, words, folder):
    """What `trace` and `impact` look up in a finished build: some source, exhibit, fact or claim."""
    sections = [path.read_text(encoding="utf-8") for path in (ROOT / "manuscript/en").glob("*.md")]
    for word in words:
        exhibits = list(paths.find_exhibits(ROOT / paths.EXHIBITS))
        known = any(f"[{word}]{{.fact}}" in text or f".claim #{word}" in text for text in sections)
        is_label = re.fullmatch(r"[图表]\d+|(?:Table|Figure) \d+", word)
        assert word in exhibits or known or is_label or (ROOT / paths.RAW / word).is_dir(), word


def in_tests(name, words, folder):
    parts = [word for word in words if word != "long" and not word.startswith("-") and not word.isdigit()]
    assert all((ROOT / part).exists() for part in parts)


def opened(name, words, folder):
    assert not words or words[0] in table.COMMANDS["open"].words.strip("[]").split("|")


def accepted(name, words, folder):
    files = {path.stem for path in (ROOT / "manuscript/en").glob("*.md")}
    assert all(word == "--all" or word in files or re.fullmatch(r"[a-z-]+", word) for word in words)


def no_words(name, words, folder):
    assert not words


def figure(name, words, folder):
    exhibits = list(paths.find_exhibits(ROOT / paths.EXHIBITS))
    assert all(exhibit_named(word, exhibits, ROOT) for word in words)


def audited(name, words, folder):
    assert not words or (words[0] == "--document" and len(words) < 3)


def imported(name, words, folder):
    assert not words or read_options(words)


def deposited(name, words, folder):
    from tracepaper.archive.deposit import read_options

    read_options(words)


def previewed(name, words, folder):
    session.read_options(words)


READ = {
    "import": imported,
    "preview": previewed,
    "deposit": deposited,
    "what_if": what_if,
    "adopt": adopted,
    "changes": changed,
    "revision": revised,
    "seal": sealed,
    "trace": looked_up,
    "impact": looked_up,
    "test": in_tests,
    "open": opened,
    "accept_translations": accepted,
    "accept_claims": accepted,
    "figure": figure,
    "audit": audited,
} | dict.fromkeys(("publish", "clean", "help", "docs"), no_words)


ON_CLUSTER = ("build", "audit", "figure", "site")


def test_all_kinds_of_places_were_looked_at():
    places = {place.partition(":")[0] for _, place in FOUND}
    expected = {"README.md", "README.zh.md", "docs/updating.md", "docs/updating.zh.md", "config/README.md"}
    assert expected | {"config/schema.yaml", ".ci/run", "src/tracepaper/sources/edition.py"} <= places
    assert len(BY_COMMAND) > 40


@pytest.mark.parametrize("command", BY_COMMAND)
def test_a_printed_command_can_be_typed(parsed, command):
    words = words_of(command)
    name = words[0] if words and not words[0].startswith("-") else "build"
    assert name in table.COMMANDS, f"{BY_COMMAND[command]}: {command}"
    words = words[1:] if words[:1] == [name] else words
    if name in ON_CLUSTER:
        words = [word for word in words if word != workflow.CLUSTER]
    try:
        parsed(name, words)
    except (Exception, SystemExit) as problem:
        raise AssertionError(f"{BY_COMMAND[command]}: {command}: {problem}") from problem


@pytest.mark.parametrize(
    "command",
    [
        "./run chnages",
        "./run refresh wrold-bank-wdi",
        "./run refresh --accept-change",
        "./run refresh --config accept_changes=perhaps",
        "./run changes --config against='{world-bank-wdi: 1999}'",
        "./run changes HEAD --run-code",
        "./run revision HEAD --published",
        "./run what_if world-bank=2026-07",
        "./run adopt world-bank-wdi",
        "./run seal world-bank-lpi",
        "./run figure fig-nothing",
        "./run trace nothing",
        "./run test tests/nothing",
        "./run open everything",
        "./run preview --prot 8000",
        "./run preview --port eight",
        "./run import FILE.docx --everything",
    ],
)
def test_what_cannot_be_typed_is_caught(parsed, command):
    with pytest.raises((Exception, SystemExit)):
        words = words_of(command)
        assert words[0] in table.COMMANDS
        parsed(words[0], words[1:])
