"""What a figure is called: every part of the law has names of its own.

A part is a package of this one that says its facts (``facts.py``): ``counting``, or
``schemes.new_hire``. In full, a figure is called by its part and its short name,
``counting.weight``; where no dot can stand, in a rule's argument or a table's column,
``counting__weight``. The parts that make up an employer's year meet in the columns of its tables,
where one name is one figure: their figures are called by the short name alone. No other part can
take that name from them.
"""

from anye import law

OF_THE_YEAR = ("counting", "levy", "duty")
APART = "__"


def part_of(module: str) -> str:
    """Return the part to which a module of the law belongs; empty beside all parts."""
    package = module.rpartition(".")[0]
    return package.removeprefix(law.__name__).lstrip(".").replace(".", APART)


def called(part: str, short: str) -> str:
    """Return what a part's figure is called in plans, tables and files."""
    return short if part in OF_THE_YEAR else f"{part}{APART}{short}"


def read_in(part: str, argument: str) -> str:
    """Return what the argument of a rule means: a name of its own part, or one in full."""
    of, _, short = argument.rpartition(APART)
    return called(of or part, short)


def as_called(written: str) -> str:
    """Return a name that somebody wrote in full as it is called; any other as it is."""
    of, _, short = written.replace(".", APART).rpartition(APART)
    return called(of, short) if of else written


def in_full(part: str, name: str) -> str:
    """Return a figure's name with its part, as people read it."""
    return f"{part}{APART}{name.rpartition(APART)[2]}".replace(APART, ".")
