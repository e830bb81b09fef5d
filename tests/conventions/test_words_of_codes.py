"""One code, one word: whatever has a name in Chinese has the same one wherever it is written.

``anye.codes.words`` says what the codes are called, the law what its figures are; a table's column
and a page's label say no other. A table whose values are no names is listed, with what they are.
"""

import ast
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from anye.codes import words
from anye.rulebook.chain import labelled

SRC = Path(__file__).parents[2] / "src"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAME = re.compile(r"[^。；{“”？！]*[\u4e00-\u9fff][^。；{“”？！]*")  # no sentence, no template
LONGEST = 16
PAIRS = set()  # dictionaries that say something in both languages
NO_NAMES = {  # dictionaries whose values are said of a code, and are not what it is called
    "anye.codes.words.match_reasons _LIMITS": "what would help",
    "anye.law.said.wording _NOUNS": "units, behind a number",
    "anye.law.said.wording UNIT_WORDS": "units, where no number stands before them",
    "anye.codes.words.matching UNITS": "units, behind a number",
    "anye.codes.words.quality UNITS": "units, behind a number",
    "anye.matching.audit.words CHECKS": "what a check says",
    "anye.matching.audit.figures FIGURES": "what a figure says",
    "anye.assessment.opened.explain_text WORDS": "headings and sentences of a page",
    "anye.cli.app COMMANDS": "what a command does",
    "anye.cli.doing STEPS": "what is being done",
    "anye.cli.match_made STEPS": "what is being done",
    "anye.one_employer.case_file TYPES": "types of JSON",
    "anye_desk.office.ledger.verifying FINDINGS": "what is wrong",
    "anye_desk.office.looks.words THINGS": "what was opened, as a person is told",
    "anye_desk.office.looks.words DEEDS": "what was done with it, likewise",
    "anye_desk.registers.employments COUNTS": "by what the ledger of employment is narrowed",
    "anye_desk.registers.employments GROUPS": "by what it is counted, as its columns show it",
    "SORTS": "what a list is ordered by, as its columns show it",
    "FLAG_SORTS": "the same",
    "anye.sources.handed_out.templates KINDS": "how a cell is to be filled",
    "anye.sources.handed_in.listed PASSED_OVER": "why a file is passed over",
    "anye.rulebook.chain_text HEADINGS": "headings of a chain",
    "anye.matching.profiles.page TYPES": "types of a column",
    "anye.sources.refusals REFUSALS": "why a file is refused",
}
OF_A_PAGE = {  # labels and sentences of one page, command or file: they name no code of a table
    "COMMANDS", "HEADINGS", "KINDS", "MARKS", "REMOTE", "SENTENCES", "SORTS", "STEPS", "TYPES",
    "WORDS",
    "_FAULTS", "_LABELS", "_WORDS", "_WRONG", "FLAG_SORTS", "GROUPS",
    "PERSONS", "EMPLOYERS", "AMOUNTS",  # numbers of a summary
    "CHECKS", "PASSED_OVER", "REFUSALS", "TAKEN_OFF",
}  # fmt: skip
SAID_IN_PLACE = {"required", "unit"}  # what each form asks for, and what each list counts


def names_in(path):
    """Yield each dictionary of a module by its name, as its string keys and their Chinese."""
    module = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Dict):
                    found = dict(entries(inner))
                    if found:
                        where = f"{module} {ast.unparse(target)}"
                        if any(map(is_pair, inner.values)):
                            PAIRS.add(where)
                        yield where, found


def is_pair(node):
    """Tell whether a value says something in both languages."""
    if isinstance(node, ast.Dict):
        return {key.value for key in node.keys if isinstance(key, ast.Constant)} == {"zh", "en"}
    said = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
    is_text = all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in said)
    return is_text and len(said) == len(("zh", "en"))


def entries(node):
    for key, value in zip(node.keys, node.values, strict=True):
        is_code = isinstance(key, ast.Constant) and isinstance(key.value, str)
        if is_code and key.value.isidentifier() and key.value not in {"zh", "en", *SAID_IN_PLACE}:
            said = chinese(value)
            if said and len(said) <= LONGEST and NAME.fullmatch(said):
                yield key.value, said


def chinese(node):
    """Return the first Chinese text of a value: of a text, a pair, a mapping or a call."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) and NAME.search(node.value) else None
    if isinstance(node, ast.Tuple):
        return chinese(node.elts[0])
    if isinstance(node, ast.Dict):
        return next(
            (chinese(v) for k, v in zip(node.keys, node.values, strict=True)
             if isinstance(k, ast.Constant) and k.value == "zh"),
            None,
        )  # fmt: skip
    if isinstance(node, ast.Call):
        given = (chinese(one) for one in [*node.args, *(k.value for k in node.keywords)])
        return next((said for said in given if said), None)
    return None


def dictionaries():
    return [
        (where, found)
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts and "synthetic" not in path.parts
        for where, found in names_in(path)
    ]


def is_naming(where):
    return where not in NO_NAMES and where.split()[1] not in NO_NAMES


FOUND = dictionaries()
NAMING = [
    (where, found)
    for where, found in FOUND
    if is_naming(where)
    and not (where.startswith("anye.tables.") and not where.startswith("anye.tables.year."))
]


def test_a_code_is_called_the_same_everywhere():
    called = defaultdict(set)
    for where, found in NAMING:
        for code, said in found.items():
            called[code].add((said, where))
    for code, about in labelled().items():
        called[code].add((about.zh, "the law"))
    differing = {c: found for c, found in called.items() if len({said for said, _ in found}) > 1}
    assert differing == {}


def test_a_code_is_given_its_words_in_one_place():
    """A table of pairs, Chinese and English, that lies elsewhere says what it is by its name."""
    elsewhere = [
        where
        for where, _ in FOUND
        if where in PAIRS
        and not where.startswith(("anye.codes.", "anye.law.", "anye_desk."))
        and where.split()[1] not in OF_A_PAGE
    ]
    assert elsewhere == []


def test_no_two_codes_of_one_kind_are_called_the_same():
    alike = {}
    for where, found in FOUND:
        if is_naming(where):
            said = list(found.values())
            if twice := {one for one in said if said.count(one) > 1}:
                alike[where] = twice
    assert alike == {}
    zh = [about.zh for about in labelled().values()]
    assert sorted(set(zh)) == sorted(zh)


def test_what_is_listed_as_no_name_is_there():
    there = {name for where, _ in FOUND for name in (where, where.split()[1])}
    assert NO_NAMES.keys() - there == set()


def test_every_code_has_its_word_in_both_languages():
    own = [where.split() for where, _ in FOUND if where.startswith(f"{words.__name__}.")]
    for module, name in own:
        for said in vars(import_module(module))[name].values():
            zh, en = said.values() if isinstance(said, dict) else said
            assert zh == en or (CHINESE.search(zh) and not CHINESE.search(en)), (name, said)


def test_the_walk_sees_another_word():
    tree = ast.parse('X = {"a": ("甲", "a"), "b": Text("乙"), "c": {"zh": "丙", "en": "c"}}')
    assert dict(entries(tree.body[0].value)) == {"a": "甲", "b": "乙", "c": "丙"}
