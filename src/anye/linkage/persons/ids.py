"""What does a resident ID, or what was written in its place, say?"""

import narwhals as nw

from anye.codes.divisions import DISTRICT, DISTRICT_BEFORE_2016

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BODY = 17
_LEADING = 10**_BODY  # so that a number that begins with nought keeps its places
_FORM = r"^\d{17}[0-9X]$"
_OLD_FORM = r"^\d{15}$"
_CERTIFICATE = r"^\d{17}[0-9X][1-7][1-4]"
_ANY = r"^[0-9X]{15,24}$"
_STUB = r"^\d\.\d{5,}E\+17$"  # what a spreadsheet leaves of an ID that it takes for a number
_OF_DISTRICT = (str(DISTRICT), str(DISTRICT_BEFORE_2016))


def resident_id_of(person: nw.Expr) -> nw.Expr:
    """Return the resident ID of a person's number, with its check character."""
    body = (person + _LEADING).cast(nw.String).str.slice(1, _BODY)
    weighted = nw.sum_horizontal(
        *(body.str.slice(place, 1).cast(nw.Int64) * weight for place, weight in enumerate(_WEIGHTS))
    )
    check = nw.lit(_CHECKS[0])
    for rest, character in enumerate(_CHECKS[1:], start=1):
        check = nw.when(weighted % len(_CHECKS) == rest).then(nw.lit(character)).otherwise(check)
    return nw.concat_str(body, check)


def sex_of(person: nw.Expr) -> nw.Expr:
    """Return 1 for a man's number, 2 for a woman's."""
    return nw.when(person % 2 == 1).then(nw.lit(1)).otherwise(nw.lit(2))


def is_eighteen(given: nw.Expr) -> nw.Expr:
    """Return whether a text has the form of a resident ID."""
    return given.str.contains(_FORM)


def is_number(given: nw.Expr) -> nw.Expr:
    """Return whether a text can only be an ID or a certificate number."""
    return given.str.contains(_ANY)


def exact_body(given: nw.Expr) -> nw.Expr:
    """Return the seventeen digits of the one person whose number this is; null where unclear.

    An ID of fifteen digits lacks the century, which is the nineteenth hundred, and the check
    character; a certificate number begins with the ID.
    """
    old = nw.concat_str(given.str.slice(0, 6), nw.lit("19"), given.str.slice(6, 9))
    whole = is_eighteen(given) | given.str.contains(_CERTIFICATE)
    return (
        nw.when(given.str.contains(_OLD_FORM))
        .then(old)
        .otherwise(nw.when(whole).then(given.str.slice(0, _BODY)))
    )


def born_in(given: nw.Expr) -> nw.Expr:
    """Return the eight digits of the birth date inside an ID of any form; null where none is."""
    old = nw.concat_str(nw.lit("19"), given.str.slice(6, 6))
    digits = (
        nw.when(given.str.contains(_OLD_FORM))
        .then(old)
        .otherwise(nw.when(given.str.contains(r"^\d{14}")).then(given.str.slice(6, 8)))
    )
    return nw.when(digits.str.contains(r"^(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d$")).then(digits)


def region_elsewhere(given: nw.Expr) -> nw.Expr:
    """Return the region in an ID, whole or as a spreadsheet left it; null where it is this one."""
    stub = nw.concat_str(given.str.slice(0, 1), given.str.slice(2, 5))
    region = (
        nw.when(given.str.contains(_STUB))
        .then(stub)
        .otherwise(nw.when(is_eighteen(given)).then(given.str.slice(0, 6)))
    )
    return nw.when(~region.is_in(_OF_DISTRICT)).then(region)
