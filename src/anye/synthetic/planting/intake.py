"""Situations of intake: every line's fate, and what its loss or gain does to the month."""

from anye.synthetic.parts import FULL_WIDTH_PART, GBK_PART, XLSX_PART
from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import ALL_YEAR, PAY, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer, PlantedPerson
from anye.synthetic.planting.situations import situation


def _hired(
    feeds: PlantedFeeds, person: PlantedPerson | None = None
) -> tuple[PlantedPerson, PlantedEmployer]:
    """Return a person with contract and insurance all year; the wages are still to come."""
    person = person or feeds.holder()
    employer = feeds.employer(f"天津市报送{feeds.people.count:03d}有限公司")
    feeds.contract(person, employer)
    feeds.insured(person, employer)
    feeds.declares(employer)
    return person, employer


def _all_but(month: int) -> list[int]:
    return [other for other in ALL_YEAR if other != month]


def _wage_line(feeds: PlantedFeeds, month: int, **cells: str) -> str:
    """Return a wage line as it was typed, right or wrong."""
    order = ("credit_code", "resident_id", "name", "wage")
    return ",".join([str(feeds.month(month)), *(cells[name] for name in order)])


def _typed(person: PlantedPerson, employer: PlantedEmployer) -> dict[str, str]:
    return {
        "credit_code": employer.credit_code,
        "resident_id": person.resident_id,
        "name": person.name,
        "wage": "5000.00",
    }


def _lost_wage(
    feeds: PlantedFeeds, truth: RightAnswers, reason: str, spoil: dict[str, str]
) -> None:
    """Plant a wage line for May with some cells spoilt: rejected, and May has no wage."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(5))
    spoilt = _wage_line(feeds, 5, **{**_typed(person, employer), **spoil})
    line = feeds.text("wage_months", str(feeds.month(5)), spoilt)
    truth.fate(line, "rejected", reason)
    truth.counts(person, employer, _all_but(5), 1)
    truth.fails(person, employer, [5], Why.NO_WAGE_RECORD)


@situation("同一文件中同一行出现两次")
def same_row_twice(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The later one stands; the wage is not doubled."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(4))
    first, second = (*feeds.paid(person, employer, [4]), *feeds.paid(person, employer, [4]))
    truth.fate(first, "superseded")
    truth.fate(second, "accepted")
    truth.counts(person, employer, [4], 1, wage=PAY)
    truth.year_of(employer, wages_total=12 * PAY)


@situation("同一文件中两行同指一人一月而工资不同，两行都退回")
def two_wages_in_one_file(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """August says 800 yuan and 5,000: a part of the wage, a slip? Nobody knows, both go back."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(8))
    for fen in (80_000, PAY):
        truth.fate(feeds.paid(person, employer, [8], fen)[0], "rejected", "conflict")
    truth.counts(person, employer, _all_but(8), 1)
    truth.fails(person, employer, [8], Why.NO_WAGE_RECORD)


@situation("次月更正上月工资")
def late_correction(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """March first says 1,000 yuan; a file that came in April puts it right."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(3))
    wrong = feeds.paid(person, employer, [3], 100_000)[0]
    right = feeds.paid(person, employer, [3], 480_000, feeds.correction(3))[0]
    truth.fate(wrong, "superseded")
    truth.fate(right, "accepted")
    truth.counts(person, employer, [3], 1, wage=480_000)
    truth.year_of(employer, counted_months=12, wages_total=11 * PAY + 480_000)


@situation("次月补报上月漏报的工资")
def late_addition(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """September was forgotten and came in October's supplement."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(9))
    line = feeds.paid(person, employer, [9], part=feeds.correction(9))[0]
    truth.fate(line, "accepted")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("单位两次申报，以后次为准")
def declared_twice(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The second declaration of the same year replaces the first."""
    employer = feeds.employer("天津市两次申报有限公司")
    feeds.staff(employer, 2)
    first = feeds.declares(employer, headcount_months=20)
    second = feeds.declares(employer, feeds.day(6, 2, before=-1), headcount_months=24)
    truth.fate(first, "superseded")
    truth.fate(second, "accepted")
    truth.year_of(employer, has_declared=True, declared_headcount_months=24, headcount_months=24)


@situation("身份号码错一位，校验位不符")
def mistyped_id(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The check character tells; name and employer say whose wage it is, so the month counts."""
    person, employer = _hired(feeds)
    wrong = _one_digit_off(person.resident_id, 15)
    feeds.paid(person, employer, _all_but(5))
    typed = {**_typed(person, employer), "resident_id": wrong}
    line = feeds.text("wage_months", str(feeds.month(5)), _wage_line(feeds, 5, **typed))
    truth.fate(line, "rejected", "id_check_character")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("统一社会信用代码错一位")
def mistyped_credit_code(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The last place but one of the organisation identifier is wrong."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(6))
    code = employer.credit_code
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    typed = {**_typed(person, employer), "credit_code": wrong}
    line = feeds.text("wage_months", str(feeds.month(6)), _wage_line(feeds, 6, **typed))
    truth.fate(line, "rejected", "credit_code_check_character")
    truth.fails(person, employer, [6], Why.NO_WAGE_RECORD)


@situation("姓名与身份号码两列互换")
def name_and_id_swapped(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The line goes back to the department; meanwhile linkage reads the two the right way round."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(10))
    typed = _typed(person, employer)
    typed |= {"name": person.resident_id, "resident_id": person.name}
    line = feeds.text("wage_months", str(feeds.month(10)), _wage_line(feeds, 10, **typed))
    truth.fate(line, "rejected", "name_and_id_swapped")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("身份号码为空，但单位和姓名指明是谁")
def blank_id(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Nobody else of this name has a contract with the employer."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(5))
    typed = {**_typed(person, employer), "resident_id": ""}
    line = feeds.text("wage_months", str(feeds.month(5)), _wage_line(feeds, 5, **typed))
    truth.fate(line, "rejected", "blank_id")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("身份号码和姓名都为空")
def blank_id_and_name(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Never a link on a blank, though the employer has but one such wage missing."""
    _lost_wage(feeds, truth, "blank", {"resident_id": "", "name": ""})


@situation("15位旧身份号码")
def id_of_fifteen(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The old number says all but the century and the check character."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(7))
    old = person.resident_id[:6] + person.resident_id[8:17]
    typed = {**_typed(person, employer), "resident_id": old}
    line = feeds.text("wage_months", str(feeds.month(7)), _wage_line(feeds, 7, **typed))
    truth.fate(line, "rejected", "id_form")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("先报错号码，后补报正确的行")
def corrected_after_linking(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Once the row comes with its ID it holds, and the month's wage counts once."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(3))
    wrong = _one_digit_off(person.resident_id, 15)
    typed = {**_typed(person, employer), "resident_id": wrong}
    line = feeds.text("wage_months", str(feeds.month(3)), _wage_line(feeds, 3, **typed))
    right = feeds.paid(person, employer, [3], 480_000, feeds.correction(3))[0]
    truth.fate(line, "rejected", "id_check_character")
    truth.fate(right, "accepted")
    truth.counts(person, employer, [3], 1, wage=480_000)
    truth.year_of(employer, counted_months=12, wages_total=11 * PAY + 480_000)


@situation("工资为负数")
def negative_wage(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """A reversal belongs into the month itself."""
    _lost_wage(feeds, truth, "money_negative", {"wage": "-5000.00"})


@situation("工资写成文字")
def wage_in_words(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """五千元 is no amount."""
    _lost_wage(feeds, truth, "money_form", {"wage": "五千元"})


@situation("行内少一列")
def line_with_a_column_missing(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The name and its comma are gone; the cells behind must not slip into its place."""
    person, employer = _hired(feeds)
    feeds.paid(person, employer, _all_but(5))
    short = f"{feeds.month(5)},{employer.credit_code},{person.resident_id},5000.00"
    line = feeds.text("wage_months", str(feeds.month(5)), short)
    truth.fate(line, "rejected", "column_count")
    truth.fails(person, employer, [5], Why.NO_WAGE_RECORD)


@situation("缴费状态不在代码表中")
def unknown_code(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """正常 is not a status of the list, so February is not insured."""
    person = feeds.holder()
    employer = feeds.employer("天津市报送状态有限公司")
    feeds.contract(person, employer)
    feeds.paid(person, employer)
    feeds.insured(person, employer, _all_but(2))
    cells = (feeds.month(2), employer.credit_code, person.resident_id, person.name)
    text = ",".join([*map(str, cells), "一年及以上合同", "5013.00", "正常"])
    line = feeds.text("insured_months", str(feeds.month(2)), text)
    truth.fate(line, "rejected", "code_unknown")
    truth.fails(person, employer, [2], Why.NOT_INSURED)


@situation("合同开始日期在日历上不存在")
def impossible_date(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """30 February: without this contract there is none."""
    person = feeds.holder()
    employer = feeds.employer("天津市报送日期有限公司")
    line = feeds.contract(person, employer, starts_on=feeds.day(2, 30, before=1))
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    truth.fate(line, "rejected", "day_not_real")
    truth.fails(person, employer, ALL_YEAR, Why.NO_POST_OR_CONTRACT)


@situation("残疾人证号与身份号码不一致")
def certificate_of_somebody_else(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The certificate's first eighteen places are another person's: rejected, nobody is holder."""
    person, other = feeds.people.person(), feeds.people.person()
    number = f"{other.resident_id}43"
    line = feeds.certificate(person, 3, certificate_number=number)
    person, employer = _hired(feeds, person)
    feeds.paid(person, employer)
    truth.fate(line, "rejected", "certificate_id_differs")
    truth.unknown(person, employer, ALL_YEAR)


@situation("同一人两本证件姓名不同")
def names_differ(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """One ID is one person; a clearly different name is listed for a human."""
    person = feeds.people.person(name="李静")
    feeds.certificate(person, 3, cancelled_on=feeds.day(2, 1), cancel_reason="换证")
    feeds.certificate(person, 3, "B1", issued_on=feeds.day(2, 1), name="赵敏")
    person, employer = _hired(feeds, person)
    feeds.paid(person, employer)
    truth.counts(person, employer, ALL_YEAR, 1)
    truth.finding("name_differs", person=person)


@situation("GBK编码的文件")
def gbk_file(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The register's first part is in GBK; the employer's kind is read from it all the same."""
    person = feeds.holder()
    employer = feeds.employer("天津市洇溜编码有限公司", b"91", GBK_PART)
    feeds.works(person, employer)
    feeds.declares(employer)
    truth.counts(person, employer, ALL_YEAR, 1)
    truth.year_of(employer, is_enterprise=True, headcount_months=12, problem="")


@situation("GB 18030编码的文件中有生僻字姓名")
def rare_characters(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """December's wages come in GB 18030, the name holds characters beyond GBK."""
    person = feeds.people.person(name="张䶮𬎆")
    feeds.certificate(person, 3)
    person, employer = _hired(feeds, person)
    lines = feeds.paid(person, employer)
    truth.fate(lines[-1], "accepted")
    truth.counts(person, employer, ALL_YEAR, 1)


@situation("少数民族姓名含间隔号")
def name_with_a_middle_dot(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """阿依古丽·买买提 is one name."""
    person = feeds.people.person(male=False, born="1990-10-01", name="阿依古丽·买买提")
    line = feeds.certificate(person, 2)
    person, employer = _hired(feeds, person)
    feeds.paid(person, employer)
    truth.fate(line, "accepted")
    truth.counts(person, employer, ALL_YEAR, 2)


@situation("全角数字的文件")
def full_width_digits(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Numbers and dates of the certificate are typed full-width and mean the same."""
    person = feeds.people.person()
    line = feeds.certificate(person, 2, part=FULL_WIDTH_PART)
    person, employer = _hired(feeds, person)
    feeds.paid(person, employer)
    truth.fate(line, "accepted")
    truth.counts(person, employer, ALL_YEAR, 2)


@situation("Excel文件")
def workbook(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The certificate stands in the part that comes as a workbook."""
    person = feeds.people.person()
    line = feeds.certificate(person, 4, part=XLSX_PART)
    person, employer = _hired(feeds, person)
    feeds.paid(person, employer)
    truth.fate(line, "accepted")
    truth.counts(person, employer, ALL_YEAR, 1)


def _one_digit_off(code: str, place: int) -> str:
    digit = (int(code[place]) + 2) % 10
    return f"{code[:place]}{digit}{code[place + 1 :]}"
