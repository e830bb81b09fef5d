"""How often does what go wrong, when departments write down who or which employer is meant?"""

from collections.abc import Mapping

from anye.synthetic.mistakes.mixing import Mix
from anye.synthetic.mistakes.persons import WRONG_NAMES

PERSON_MIX: Mix = (  # per mille of the records that departments send
    (500, ()),
    (0.5, ("id_borrowed",)),
    *((share / 4, (name,)) for name, share in WRONG_NAMES.items()),
    (60, ("id_one_digit",)),
    (40, ("id_swapped",)),
    (20, ("id_two_digits",)),
    (40, ("id_fifteen",)),
    (25, ("id_spreadsheet",)),
    (5, ("id_in_name_column",)),
    *((share / 4, ("id_one_digit", name)) for name, share in WRONG_NAMES.items()),
    *((share / 10, ("id_fifteen", name)) for name, share in WRONG_NAMES.items()),
    (40, ("id_missing",)),
    (20, ("id_missing", "address_variant")),
    (8, ("id_missing", "township_neighbouring")),
    (8, ("id_missing", "township_missing")),
    (5, ("id_missing", "sex_wrong")),
    (5, ("id_missing", "birth_transposed")),
    (8, ("id_missing", "birth_one_digit")),
    (1, ("id_missing", "birth_missing")),
    (2, ("id_missing", "nameless")),  # says nobody; never to be linked
    *((share, ("id_missing", name)) for name, share in WRONG_NAMES.items()),
    *((share / 20, ("id_missing", name, "birth_one_digit")) for name, share in WRONG_NAMES.items()),
)
WRONG_NAMES_OF_EMPLOYERS: Mapping[str, float] = {
    "employer_without_form": 30,
    "employer_without_place": 30,
    "employer_brackets": 20,
    "employer_unit": 10,
    "employer_abbreviated": 10,
    "employer_traditional": 20,
    "employer_shape": 20,
}
EMPLOYER_MIX: Mix = (  # per mille of the records whose credit code is not valid
    (250, ("code_one_letter",)),
    (150, ("code_swapped",)),
    (100, ("code_is_tax_number",)),
    (100, ("tax_number_only",)),
    (160, ("code_missing",)),
    (60, ("code_missing", "employer_address")),
    *((share, ("code_missing", name)) for name, share in WRONG_NAMES_OF_EMPLOYERS.items()),
    *((share / 4, ("code_one_letter", name)) for name, share in WRONG_NAMES_OF_EMPLOYERS.items()),
)
