"""Which pairs are worth comparing? Two records that share one of these.

A rule asks for two things at once (a birth date and a surname, a name and a village), so that
no common value makes a crowd of pairs. Nulls are never equal: no pair is made on a blank.
"""

EXACT: tuple[tuple[str, ...], ...] = (
    ("body",),
)  # the ID itself, in its old form, or inside a certificate number
CANDIDATES: tuple[tuple[str, ...], ...] = (
    ("born", "surname"),  # any mistake after the surname
    ("born", "last"),  # any mistake before the last character
    ("born", "given"),
    ("born", "sound"),  # pinyin typed as the name
    ("born", "letters"),  # characters in another order
    ("sound", "year"),  # birth date wrong in month or day
    ("sound", "month_and_day"),  # birth date wrong in the year
    ("folded", "year"),
    ("sound", "region"),  # a spreadsheet left six places of the ID
    ("sound", "township"),  # neither ID nor birth date
    ("sound", "village"),
    ("folded", "employer"),
    ("surname", "tail"),  # ID wrong in the birth date
    ("month_and_day", "tail"),  # ID wrong in the year or region, and the name wrong
    ("year", "tail"),
    ("home", "surname"),
    ("body",),
)
