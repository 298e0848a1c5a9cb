"""Exit 0 means: built now, from this.  On a paper of four steps that need nothing but Python."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SNAKEFILE = """\
import os, shlex, sys
from pathlib import Path

sys.executable = shlex.quote(sys.executable)
WORDS = [p.stem for p in sorted(Path("manuscript").glob("*.md"))]
PROMISED = ["data/processed/all.txt", *(f"results/exhibits/{w}/word.txt" for w in WORDS)]
if "TRACEPAPER_PROJECT" in os.environ:
    Path("outputs.txt").write_text("\\n".join(PROMISED))


include: "workflow/rules/words.smk"


rule all:
    default_target: True
    input:
        PROMISED,
"""
RULES = """\
rule join_words:
    input:
        words=sorted(str(p) for p in Path("manuscript").glob("*.md")),
        code="workflow/scripts/join_words.py",
    output:
        "data/processed/all.txt",
    log:
        "logs/join_words.log",
    script:
        "../scripts/join_words.py"


rule set_word:
    input:
        joined="data/processed/all.txt",
        word="manuscript/{word}.md",
        code="workflow/scripts/set_word.py",
    output:
        "results/exhibits/{word}/word.txt",
    log:
        "logs/set_word/{word}.log",
    script:
        "../scripts/set_word.py"


rule audit:
    input:
        "data/processed/all.txt",
    output:
        "results/audit/report.txt",
    log:
        "logs/audit.log",
    script:
        "../scripts/join_words.py"
"""
SAYING = """

rule refresh:
    log:
        "logs/refresh.log",
    params:
        config.get("source"),
        config.get("accept_changes", False),
    script:
        "../scripts/say.py"
"""
JOIN = """\
import sys
from pathlib import Path
from tracepaper.errors import InputError, reported

with reported(snakemake.log):
    for file in snakemake.input:
        if "QQQ" in Path(file).read_text() and file.endswith(".md"):
            raise InputError("QQQ is no word; correct it", file, 1)
    words = [Path(file).read_text() for file in snakemake.input if file.endswith((".md", ".txt"))]
    Path(snakemake.output[0]).write_text("".join(words))
"""
SET = """\
from pathlib import Path
from tracepaper.errors import reported

with reported(snakemake.log):
    Path(snakemake.output[0]).write_text(Path(snakemake.input.word).read_text().upper())
"""


@pytest.fixture
def paper(tmp_path) -> Path:
    folder = tmp_path / "my paper's $(touch x) 论文"
    for name, text in {
        "Snakefile": SNAKEFILE,
        "workflow/rules/words.smk": RULES,
        "workflow/scripts/join_words.py": JOIN,
        "workflow/scripts/set_word.py": SET,
        "manuscript/one.md": "one\n",
        "manuscript/two.md": "two\n",
        "data/raw/a/b/c.csv": "1\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("TRACEPAPER_PROJECT", "PYTHONDONTWRITEBYTECODE")}
    return {**kept, "PYTHONPATH": "src"}


def run(paper: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tracepaper", *words],
        cwd=paper,
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def result(paper: Path, word: str) -> str:
    return (paper / f"results/exhibits/{word}/word.txt").read_text(encoding="utf-8")


def test_a_build_in_a_folder_of_any_name_then_nothing_to_do(paper):
    told = run(paper)
    assert "words          3 steps" in told and "snakemake" not in told.lower()
    assert result(paper, "one") == "ONE\n" and not (paper / "x").exists()
    assert "everything is up to date" in run(paper)


@pytest.mark.parametrize("date", [946684800, 4102444800])
def test_a_changed_file_is_seen_whatever_its_date(paper, date):
    run(paper)
    (paper / "manuscript/one.md").write_text("uno\n", encoding="utf-8")
    os.utime(paper / "manuscript/one.md", (date, date))
    run(paper)
    assert result(paper, "one") == "UNO\n"
    os.utime(paper / "manuscript/one.md")  # only touched
    assert "up to date" in run(paper)


def test_a_failed_step_fails_again_and_harms_no_result(paper):
    run(paper)
    with open(paper / "workflow/scripts/set_word.py", "a", encoding="utf-8") as file:
        file.write("    raise ValueError('boom')\n")
    for _ in range(2):
        told = run(paper, code=1)
        assert "/scripts/set_word.py: ValueError: boom (in the step set_word;" in told.splitlines()[-1]
        assert "still holds the last complete build" in told and "Traceback" not in told
        assert result(paper, "one") == "ONE\n"


def test_a_mistake_is_told_last_and_once(paper):
    (paper / "manuscript/two.md").write_text("QQQ\n", encoding="utf-8")
    for _ in range(2):
        told = run(paper, code=1)
        assert told.splitlines()[-1] == "error: manuscript/two.md:1: QQQ is no word; correct it"
        assert told.count("QQQ") == 1 and len(told.splitlines()) < 5
    assert not (paper / "results").exists()


@pytest.mark.parametrize("harm", ["edited", "deleted", "folder deleted", "processed deleted", "copy edited"])
def test_a_result_that_is_not_as_it_was_built_is_made_again(paper, harm):
    run(paper)
    file = paper / "results/exhibits/one/word.txt"
    if "edited" in harm:
        if harm.startswith("copy"):  # an edit has other steps build on it
            file, script = paper / ".build/data/processed/all.txt", paper / "workflow/scripts/set_word.py"
            script.write_text(f"{SET}# an edit\n", encoding="utf-8")
        date = file.stat().st_mtime
        file.write_text("ONF\n", encoding="utf-8")
        os.utime(file, (date, date))
    elif harm == "deleted":
        file.unlink()
    else:
        shutil.rmtree(paper / ("data/processed" if harm.startswith("processed") else "results"))
    assert "is not as it was built" in run(paper)
    assert result(paper, "one") == "ONE\n"
    assert (paper / "data/processed/all.txt").read_text(encoding="utf-8") == "one\ntwo\n"


def test_what_no_build_makes_any_more_goes_and_what_is_somebodys_own_stays(paper):
    run(paper)
    (paper / "manuscript/two.md").rename(paper / "manuscript/three.md")
    (paper / "results/notes.txt").write_text("mine", encoding="utf-8")
    run(paper)
    assert result(paper, "three") == "TWO\n" and not (paper / "results/exhibits/two").exists()
    assert (paper / "results/notes.txt").read_text(encoding="utf-8") == "mine"
    run(paper, "clean")
    assert [p.name for p in (paper / "results").rglob("*")] == ["notes.txt"]
    assert not (paper / "data/processed").exists() and (paper / "data/raw/a/b/c.csv").is_file()


def test_a_folder_that_was_removed_is_gone_from_the_copy_too(paper):
    """An empty folder would still look like an edition, or a language."""
    (paper / "data/raw/a/2026/x").mkdir(parents=True)
    (paper / "data/raw/a/2026/x/c.csv").write_text("1\n", encoding="utf-8")
    run(paper)
    assert (paper / ".build/data/raw/a/2026/x/c.csv").is_file()
    shutil.rmtree(paper / "data/raw/a/2026")
    run(paper)
    assert [path.name for path in (paper / ".build/data/raw/a").iterdir()] == ["b"]


def test_an_audit_of_another_state_does_not_stay(paper):
    run(paper, "audit")
    assert (paper / "results/audit/report.txt").is_file()
    run(paper)
    assert (paper / "results/audit/report.txt").is_file(), "nothing changed: it is of this state"
    (paper / "manuscript/one.md").write_text("uno\n", encoding="utf-8")
    run(paper)
    assert not (paper / "results/audit").exists()


def test_one_file_is_made_and_the_rest_is_still_known_to_be_old(paper):
    run(paper)
    for word in ("one", "two"):
        (paper / f"manuscript/{word}.md").write_text(f"new {word}\n", encoding="utf-8")
    assert "results/exhibits/one/" in run(paper, "results/exhibits/one/word.txt")
    assert (result(paper, "one"), result(paper, "two")) == ("NEW ONE\n", "TWO\n")
    assert "up to date" not in run(paper)
    assert result(paper, "two") == "NEW TWO\n"


def test_a_bad_verdict_is_told_and_still_handed_over(paper):
    script = paper / "workflow/scripts/audit.py"
    script.write_text(
        "from tracepaper.errors import InputError, reported\n\n"
        "with reported(snakemake.log):\n    raise InputError('one failure')\n",
        encoding="utf-8",
    )
    rules = paper / "workflow/rules/words.smk"
    text = rules.read_text(encoding="utf-8").replace("rule audit:", "rule check:")
    asks = "PROMISED, rules.check.output"  # a verdict is on a complete build
    verdict = f'rule audit:\n    input:\n        {asks},\n    log:\n        "logs/v.log",\n'
    rules.write_text(f'{text}\n\n{verdict}    script:\n        "../scripts/audit.py"\n', encoding="utf-8")
    assert run(paper, "audit", code=1).splitlines()[-1] == "error: one failure"
    assert (paper / "results/audit/report.txt").is_file() and result(paper, "one") == "ONE\n"


def test_a_folder_whose_name_is_no_text_is_refused_in_a_sentence(paper):
    nameless = paper.rename(paper.parent / os.fsdecode(b"pa\xffper"))
    told = run(nameless, code=1)
    assert told.count("\n") == 1 and "/pa\\xffper: the name of this folder" in told and "rename it" in told
    assert not (nameless / ".build").exists()


def test_elsewhere_than_in_a_paper_it_says_so(paper):
    (paper / "Snakefile").unlink()
    assert "there is no Snakefile here" in run(paper, code=1)


def test_the_second_waits_for_the_first(paper):
    slow = "    import time; time.sleep(3)\n"
    with open(paper / "workflow/scripts/join_words.py", "a", encoding="utf-8") as file:
        file.write(slow)
    first = subprocess.Popen([sys.executable, "-m", "tracepaper"], cwd=paper, env=environment())
    time.sleep(1.5)
    told = run(paper)
    assert first.wait(30) == 0
    assert f"(process {first.pid}) is at work in this folder; waiting" in told and "up to date" in told


def test_after_kill_9_the_same_command_goes_on(paper):
    with open(paper / "workflow/scripts/set_word.py", "a", encoding="utf-8") as file:
        file.write("    import time; time.sleep(2)\n")
    first = subprocess.Popen([sys.executable, "-m", "tracepaper"], cwd=paper, env=environment())
    time.sleep(2.5)
    first.send_signal(signal.SIGKILL)
    first.wait()
    run(paper)
    assert result(paper, "one") == "ONE\n" and result(paper, "two") == "TWO\n"


SLOW = """    import time
    Path(snakemake.output[0]).write_text("half")
    Path("begun").touch()
    time.sleep(3)
    Path(snakemake.output[0]).write_text(Path(snakemake.input.word).read_text().upper() + "!")
    Path("ended").touch()
"""
STOPPING = "stopping after the steps under way; once more stops at once"
STOPPED = "stopped; the same command goes on from here"


@pytest.mark.parametrize(("times", "ends"), [(1, True), (2, False)])
def test_ctrl_c_lets_the_steps_under_way_end_and_a_second_one_does_not(paper, times, ends):
    """Either way nothing is handed over by halves, one sentence says so, and the same command goes on."""
    run(paper)
    with open(paper / "workflow/scripts/set_word.py", "a", encoding="utf-8") as file:
        file.write(SLOW)
    build = subprocess.Popen(
        [sys.executable, "-m", "tracepaper"],
        cwd=paper,
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    wait_for(paper / ".build/begun")
    for _ in range(times):
        build.send_signal(signal.SIGINT)
        time.sleep(0.5)
    told, _ = build.communicate(timeout=60)
    assert build.returncode == 130
    assert [line for line in told.splitlines() if not line.startswith("words ")] == [STOPPING, STOPPED]
    assert result(paper, "one") == "ONE\n"
    time.sleep(0 if ends else 3.5)  # a step that outlived the build would be done by then
    assert (paper / ".build/ended").exists() is ends
    run(paper)
    assert result(paper, "one") == "ONE\n!" and result(paper, "two") == "TWO\n!"


def wait_for(path: Path) -> None:
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.05)


def test_a_file_whose_name_is_no_text_is_named(paper):
    (paper / "manuscript" / os.fsdecode(b"on\xe9.md")).touch()
    told = run(paper, code=1)
    assert told == "error: manuscript/on\\xe9.md: the name of this file is not valid UTF-8; rename it\n"


def test_a_word_that_is_no_command_is_answered_with_the_nearest(paper):
    assert "no command tets; is test meant? `./run help` lists them" in run(paper, "tets", code=2)
    assert "no command xyzzy; `./run help`" in run(paper, "xyzzy", code=2)
    (paper / "workflow/analysis/exhibits/fig_one").mkdir(parents=True)
    (paper / "workflow/analysis/exhibits/fig_one/exhibit.py").touch()
    assert "is `./run figure fig-one` or `./run trace fig-one` meant?" in run(paper, "fig-one", code=2)
    assert "./run figure NAME" in run(paper, "help")


def test_options_of_a_command_reach_its_step_and_what_the_step_prints_reaches_the_person(paper):
    """Snakemake's --config takes every word after it: the name of a rule among them would be lost."""
    with open(paper / "workflow/rules/words.smk", "a", encoding="utf-8") as rules:
        rules.write(SAYING)
    (paper / "workflow/scripts/say.py").write_text('print("asked for", *snakemake.params, flush=True)\n')
    assert "asked for wdi true\n" in run(paper, "refresh", "wdi", "--accept-changes")
    assert "asked for None False\n" in run(paper, "refresh")
    assert "asked for v1 False\n" in run(paper, "refresh", "--config", "source=v1")
    assert "asked for v1 true\n" in run(paper, "refresh", "--accept-changes", "--config", "source=v1")


def test_what_makes_nothing_of_the_paper_fails_with_its_reason_alone(paper):
    run(paper)
    with open(paper / "workflow/rules/words.smk", "a", encoding="utf-8") as rules:
        rules.write(SAYING)
    (paper / "workflow/scripts/say.py").write_text(
        "from tracepaper.errors import InputError, reported\n\n"
        "import os\nhere = os.environ['TRACEPAPER_PROJECT']\n"
        "with reported(snakemake.log):\n    raise InputError(f'{here}/a: no answer\\nb: no answer')\n"
    )
    told = [
        line for line in run(paper, "refresh", code=1).splitlines() if "answer" in line or "handed" in line
    ]
    assert told == ["error: a: no answer", "error: b: no answer"]


@pytest.mark.parametrize(
    ("words", "rule", "told"),
    [
        (["--config", "languages"], "", "'languages'"),
        (["-n", "--config", "languages"], "", "'languages'"),
        (["-n"], "raise ValueError('two editions; pin one')", "two editions; pin one"),
        (["-n", "results/x.txt"], "rule x:\n    input: 'gone.txt'\n    output: 'results/x.txt'", "gone.txt"),
        (["-n", "results/nothing.txt"], "", "results/nothing.txt"),
        (["-n"], "rule {", "rule|syntax|Syntax"),
    ],
)
def test_what_snakemake_cannot_read_is_told_in_its_sentence_alone(paper, words, rule, told):
    with open(paper / "Snakefile", "a", encoding="utf-8") as snakefile:
        snakefile.write(f"\n\n{rule}\n")
    said = run(paper, *words, code=1)
    last = said.splitlines()[-1]
    assert last.startswith("error: ") and re.search(told, last), said
    assert "Traceback" not in said and len(said.splitlines()) < 3, said
