"""When does a level of a comparison hold? SQL: l is the row's record, r the register's."""

from collections.abc import Mapping

NOTHING_TO_COMPARE: Mapping[str, str] = {
    "code": "code_l = '' or code_r = ''",
    "tax_number": "tax_number_l = '' or (tax_number_r = '' and code_r = '')",
    "employer_name": "name_l = '' or name_r = ''",
    "address": "(address_l = '' or address_r = '') and (township_l = 0 or township_r = 0)",
}
HOLDS: Mapping[str, Mapping[str, str]] = {
    "code": {
        "one_slip": "length(code_l) = 18 and damerau_levenshtein(code_l, code_r) = 1",
        "same_organisation": "organisation_l = record_r",
        "differs": "not code_is_valid_l",
    },
    "tax_number": {
        "same": "taxpayer_l = record_r or tax_number_l = tax_number_r",
        "one_slip": "damerau_levenshtein(tax_number_l, code_r) = 1"
        " or damerau_levenshtein(tax_number_l, tax_number_r) = 1",
    },
    "employer_name": {
        "same": "name_l = name_r",
        "unit": "(is_unit_l or is_unit_r) and core_l = core_r",
        "same_core": "core_l = core_r and length(core_l) > 2",
        "other_order": "letters_l = letters_r and length(letters_l) > 2",
        "one_character": "length(core_l) > 3 and list_has_any(less_one_l, less_one_r)",
    },
    "address": {
        "same": "address_l = address_r and address_l <> ''",
        "same_township": "township_l = township_r and township_l <> 0",
    },
}
