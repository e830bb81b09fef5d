"""What is known of a person who enters work."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject

ENTRY = Subject("entry", "进入就业", "A person's entry into work")

FACTS: Mapping[str, Fact] = {
    "months_out_before": Fact(
        ENTRY, "months", "此前未就业月数", "Months without work before it, as far as is known"
    ),
    "months_stayed": Fact(
        ENTRY, "months", "就业持续月数", "Months in work since, at any employer, with its own"
    ),
    "was_new_before": Fact(
        ENTRY, "truth", "当年已计新增", "The person has an earlier entry that counts in the year"
    ),
}
