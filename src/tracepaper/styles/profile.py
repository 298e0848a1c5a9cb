"""The profile of a journal: one small YAML file, and what documents and checks ask of it.

A profile is data (`profile.schema.yaml` says what it may hold, `profiles` has those of the package); a
paper's own stand in its folder of styles, and go before one of the package with the same name.  A citation
style is a CSL file found in the same way.  What a profile does not say stays as the package has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError, nearest
from tracepaper.files import StrPath, read_yaml
from tracepaper.languages import Language, known_languages
from tracepaper.languages.citation_styles import FILES, FOLDER

DEFAULT = "working-paper"
OWN_OF_PANDOC = "chicago-author-date"  # the citation style that needs no file
HERE = Path(__file__).parent
PROFILES = HERE / "profiles"
CSL = "http://purl.org/net/xbiblio/csl"
SCHEMA = HERE / "profile.schema.yaml"
FRONT = ("author-notes", "abstract", "keywords", "codes", "jel")
DECIMAL = "decimal"
CONVENTION = "convention"  # the basis of a rule that is no journal's own


@dataclass(frozen=True)
class Style:
    """name: of the profile.  profile: its content, checked.  own_folder: the paper's styles."""

    name: str = DEFAULT
    profile: Mapping[str, Any] = field(default_factory=dict)
    own_folder: StrPath = ""

    def title(self, language: str) -> str:
        """What it is called in a language, or in any if it has no name there."""
        return _words(self.profile["title"], language)

    def about(self, language: str) -> str:
        """Where its rules come from, in words; "" if it does not say."""
        return _words(self.profile.get("about", ""), language)

    def citation_style(self, language: Language) -> Path | None:
        """The CSL file of a language's edition; None for Pandoc's own."""
        name = in_language(self.profile.get("citations", {}).get("style"), language.code)
        return language.citation_style if name is None else find_citation_style(name, self.own_folder)

    def heading_numbers(self, language: str) -> str:
        """How headings are numbered: decimal (1, 1.1), han (一、（一）) or roman (I., A.)."""
        return in_language(self.profile.get("headings", {}).get("numbers"), language) or DECIMAL

    @property
    def front(self) -> Sequence[str]:
        """What stands around the abstract, in its order."""
        order: Sequence[str] = self.profile.get("front", {}).get("order", FRONT)
        return order

    @property
    def page(self) -> Mapping[str, Any]:
        """What of the page differs from the package's own; all of it may be missing."""
        return {key: value for key, value in self.profile.get("page", {}).items() if key != "source"}


def in_language(value: Any, language: str) -> Any:
    """What is one for all languages or one for each; None where a language has none."""
    return value.get(language) if isinstance(value, Mapping) else value


def _words(value: str | Mapping[str, str], language: str) -> str:
    """The text of a language, or the first there is: what it says is not the paper's."""
    return value if isinstance(value, str) else value.get(language) or next(iter(value.values()))


def load_style(name: str | None, own_folder: StrPath) -> Style:
    """The style of a name, by default the package's.

    own_folder: the paper's folder of styles, which need not be there.  Raises InputError for a name that
    there is no profile of, and for a profile that says what nothing would heed or names no citation style
    that there is."""
    name = DEFAULT if name is None else name
    found = {path.stem: path for path in _files(own_folder, ".yaml", PROFILES)}
    if name not in found:
        raise InputError(
            f"style: there is no style {name}{nearest(name, found)}; known are {', '.join(sorted(found))}; "
            f"for another one write {Path(own_folder, name).as_posix()}.yaml"
        )
    profile = read_yaml(found[name])
    _check(profile, found[name])
    style = Style(name, profile, own_folder)
    wanted = profile.get("citations", {}).get("style")
    for each in (wanted.values() if isinstance(wanted, Mapping) else [wanted]) if wanted else ():
        try:
            find_citation_style(each, own_folder)
        except InputError as problem:
            raise problem if problem.file else InputError(problem.message, found[name]) from None
    return style


def known_styles(own_folder: StrPath) -> list[str]:
    """Names of the styles there are, sorted."""
    return sorted({path.stem for path in _files(own_folder, ".yaml", PROFILES)})


def find_citation_style(name: str, own_folder: StrPath) -> Path | None:
    """The CSL file of a name; None for Pandoc's own.  Raises InputError that lists what there is."""
    ours = {path.stem: path for path in map(FOLDER.joinpath, FILES)}
    found = ours | {path.stem: path for path in _files(own_folder, ".csl")}
    if name != OWN_OF_PANDOC and name not in found:
        known = sorted({OWN_OF_PANDOC, *found})
        raise InputError(
            f"there is no citation style {name}{nearest(name, known)}; known are {', '.join(known)}; put "
            f"another one, from https://github.com/citation-style-language/styles, into "
            f"{Path(own_folder).as_posix()}/{name}.csl"
        )
    if name in found and found[name].parent == Path(own_folder):
        _check_citation_style(found[name])
    return found.get(name)


def _check_citation_style(file: Path) -> None:
    """Raise InputError for a file that is no CSL, or one that only names another, its parent."""
    from lxml import etree

    try:
        root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError as problem:
        raise InputError(f"this is no citation style in CSL ({problem.msg}); get it again", file) from None
    if root.tag != f"{{{CSL}}}style" or root.find(f"{{{CSL}}}citation") is None:
        parent = root.find("{*}info/{*}link[@rel='independent-parent']")
        named = f"; take its parent, {parent.get('href')}, in its place" if parent is not None else ""
        raise InputError(f"this is no whole citation style in CSL: it has no <citation>{named}", file)


def _files(own_folder: StrPath, ending: str, *folders: Path) -> Iterator[Path]:
    """Files of an ending, the paper's own last, as the last of a name counts."""
    for folder in (*folders, Path(own_folder)):
        yield from sorted(path for path in folder.glob(f"*{ending}") if not path.name.startswith("."))


def _check(profile: Any, file: Path) -> None:
    """Raise InputError in one sentence if the profile does not fit the schema."""
    import jsonschema

    schema = read_yaml(SCHEMA)
    schema["$defs"]["language"] = {"enum": known_languages()}
    problem = next(iter(jsonschema.Draft202012Validator(schema).iter_errors(profile)), None)
    if problem is None:
        return
    key = ".".join(map(str, problem.absolute_path)) or "the profile"
    if problem.validator == "additionalProperties" and "properties" in problem.schema:
        known = ", ".join(problem.schema["properties"])
        raise InputError(f"{problem.message} in {key}; known keys are {known}", file)
    raise InputError(f"{key}: {problem.message}; see {SCHEMA.name} of the package", file)
