"""Why is a row not accepted, and how is it put right?

The one table of reasons: the check gives their numbers, the reject workbook and the documents
their texts. A reason never repeats what stood in the cell.
"""

from dataclasses import dataclass

from anye.kernel.language import Language


@dataclass(frozen=True, slots=True)
class RowReason:
    """One thing that can be wrong with a cell or line."""

    code: str
    zh: str
    fix_zh: str
    en: str
    fix_en: str

    def say(self, language: Language) -> str:
        """Return what is wrong."""
        return self.en if language == "en" else self.zh

    def say_fix(self, language: Language) -> str:
        """Return how to put it right."""
        return self.fix_en if language == "en" else self.fix_zh


ROW_REASONS = (
    # The line as such.
    RowReason(
        "encoding",
        "本行含有不属于文件编码的字节",
        "用同一种编码（UTF-8或GB 18030）重新导出",
        "The line holds bytes that are not of the file's encoding",
        "Export again in one encoding (UTF-8 or GB 18030)",
    ),
    RowReason(
        "control_character",
        "含有换行或控制字符",
        "删除单元格内的换行和不可见字符",
        "It holds a line break or control characters",
        "Delete the line break and the invisible characters",
    ),
    RowReason(
        "column_count",
        "本行的列数与表头不同",
        "补齐或删去多余的逗号；含逗号的内容加双引号",
        "The line has more or fewer columns than the heading",
        "Add or remove commas; put text that holds a comma in double quotes",
    ),
    RowReason(
        "quoting",
        "双引号在本行内没有成对",
        "删去多余的双引号；单元格内不要换行",
        "A double quote is not closed within the line",
        "Remove the stray quote; do not break lines inside a cell",
    ),
    RowReason("blank_line", "空行", "删除此行", "Blank line", "Delete the line"),
    RowReason(
        "line_too_long",
        "本行过长",
        "检查是否缺少换行",
        "The line is too long",
        "Check whether line breaks are missing",
    ),
    RowReason(
        "formula",
        "单元格是公式",
        "复制后选择性粘贴为数值",
        "The cell is a formula",
        "Copy it and paste it as a value",
    ),
    RowReason(
        "truth_value",
        "单元格是TRUE或FALSE",
        "填写文字或数字",
        "The cell is TRUE or FALSE",
        "Write a text or a number",
    ),
    RowReason(
        "error_value",
        "单元格是错误值，如#N/A",
        "找到应有的值并填写",
        "The cell is an error such as #N/A",
        "Find the value that is meant and fill it in",
    ),
    # The row is no data.
    RowReason(
        "sum_row",
        "这是小计、合计之类的行，不是数据",
        "删去这一行",
        "This is a row of sums, no data",
        "Delete the row",
    ),
    RowReason(
        "heading_row",
        "这是表头或单位的行，不是数据",
        "只保留最上面一行表头，删去这一行",
        "This is a row of headings or units, no data",
        "Keep the one row of headings at the top and delete this one",
    ),
    RowReason(
        "note_row",
        "这是签名、备注之类的行，不是数据",
        "删去这一行，或移到数据下方",
        "This is a row of signatures or notes, no data",
        "Delete the row, or move it below the data",
    ),
    # The row beside others.
    RowReason(
        "conflict",
        "本文件中另有一行指同一条记录而内容不同",
        "只保留正确的一行；分项报送的工资，各行写明所得项目；更正另报一份文件",
        "Another row of this file is about the same record and says something else",
        "Keep the right one; give the income item where a wage comes in parts; send a correction"
        " as a file of its own",
    ),
    RowReason(
        "nothing_to_withdraw",
        "没有可撤回的记录",
        "核对号码、单位与月份；从未入库的不用撤回",
        "There is no record to withdraw",
        "Check identifiers, employer and month; what was never kept need not be withdrawn",
    ),
    # Any column.
    RowReason("blank", "必填项为空", "填写此项", "A compulsory cell is empty", "Fill it in"),
    RowReason(
        "text_too_long",
        "内容过长",
        "不超过200字",
        "The text is too long",
        "Use at most 200 characters",
    ),
    # Identifiers.
    RowReason(
        "blank_id",
        "证件号码为空",
        "填写18位号码；没有号码的记录不能入库",
        "The identifier is empty",
        "Fill in its 18 characters; a record without one cannot be kept",
    ),
    RowReason(
        "id_as_number",
        "号码是数字格式，末几位已丢失",
        "把该列设为文本格式，再重新填写完整号码",
        "The identifier is stored as a number; its last digits are lost",
        "Set the column to text and type the whole identifier again",
    ),
    RowReason(
        "id_form",
        "身份号码不是18位",
        "填写17位数字加一位数字或X；15位旧号码请换成18位",
        "The resident ID does not have its 18 characters",
        "Write 17 digits and a digit or X; replace an old ID of 15 digits",
    ),
    RowReason(
        "id_check_character",
        "身份号码校验位不符",
        "对照证件改正",
        "The resident ID's check character is wrong",
        "Correct it from the card",
    ),
    RowReason(
        "id_birth_date",
        "身份号码中的出生日期不存在或在今天之后",
        "对照证件改正",
        "The birth date in the resident ID does not exist or lies ahead",
        "Correct it from the card",
    ),
    RowReason(
        "name_and_id_swapped",
        "姓名与身份号码两列互换",
        "把两列的内容换回来",
        "Name and resident ID stand in each other's column",
        "Swap the two cells",
    ),
    RowReason(
        "sex_differs",
        "性别与身份号码不一致",
        "核对身份号码第17位与性别",
        "The sex differs from the resident ID",
        "Compare the sex with the ID's 17th digit",
    ),
    RowReason(
        "birth_date_differs",
        "出生日期与身份号码不一致",
        "核对身份号码与出生日期",
        "The birth date differs from the resident ID",
        "Compare the birth date with the resident ID",
    ),
    RowReason(
        "credit_code_form",
        "统一社会信用代码不是18位或含有不用的字母",
        "对照营业执照改正；不用I、O、S、V、Z",
        "The credit code does not have its 18 characters, or holds a letter it never holds",
        "Correct it from the licence; I, O, S, V and Z are never used",
    ),
    RowReason(
        "credit_code_check_character",
        "统一社会信用代码校验位不符",
        "对照营业执照改正",
        "The credit code's check character is wrong",
        "Correct it from the licence",
    ),
    RowReason(
        "same_employer_twice",
        "派遣单位与用工单位是同一单位",
        "改正其中一个代码",
        "Agency and host are the same employer",
        "Correct one of the two codes",
    ),
    RowReason(
        "certificate_form",
        "残疾人证号不是20位或类别、等级位不对",
        "填写身份号码、类别（1至7）、等级（1至4），补办的加尾号",
        "The certificate number does not have its 20 characters, a category and a level",
        "Write the resident ID, category (1 to 7), level (1 to 4), and the tail of a reissue",
    ),
    RowReason(
        "certificate_id_differs",
        "残疾人证号前18位与身份号码不一致",
        "核对两个号码",
        "The certificate number does not begin with the resident ID",
        "Compare the two numbers",
    ),
    RowReason(
        "certificate_category_differs",
        "残疾类别与证号第19位不一致",
        "核对证件",
        "The category differs from the certificate number's 19th digit",
        "Compare with the certificate",
    ),
    RowReason(
        "certificate_level_differs",
        "残疾等级与证号第20位不一致",
        "核对证件",
        "The level differs from the certificate number's 20th digit",
        "Compare with the certificate",
    ),
    # Time.
    RowReason(
        "month_form",
        "月份写法不对",
        "写成六位数字，如202503",
        "This is not a month",
        "Write six digits, 202503",
    ),
    RowReason(
        "month_or_october",
        "可能是1月，也可能是10月：写成数字的2025.10会变成2025.1",
        "写成六位数字，如202501或202510",
        "It may be January or October: 2025.10 as a number becomes 2025.1",
        "Write six digits, 202501 or 202510",
    ),
    RowReason(
        "month_out_of_range",
        "月份早于1990年或在今天之后",
        "核对月份",
        "The month is before 1990 or lies ahead",
        "Check the month",
    ),
    RowReason(
        "year_form",
        "年度写法不对",
        "写成四位数字，如2025",
        "This is not a year",
        "Write four digits",
    ),
    RowReason(
        "year_out_of_range",
        "年度早于2000年或在今天之后",
        "核对年度",
        "The year is before 2000 or lies ahead",
        "Check the year",
    ),
    RowReason(
        "day_form",
        "日期写法不对",
        "写成2025-03-01，或设为日期格式",
        "This is not a date",
        "Write 2025-03-01, or set the cell to a date",
    ),
    RowReason(
        "day_as_number",
        "日期是一个数字",
        "把单元格设为日期格式，或写成2025-03-01",
        "The date is a bare number",
        "Set the cell to a date, or write 2025-03-01",
    ),
    RowReason(
        "day_not_real",
        "日历上没有这一天",
        "核对日期",
        "The calendar has no such day",
        "Check the date",
    ),
    RowReason(
        "day_before_1900", "日期早于1900年", "核对日期", "The date is before 1900", "Check the date"
    ),
    RowReason(
        "day_after_today", "日期在今天之后", "核对日期", "The date lies ahead", "Check the date"
    ),
    RowReason(
        "ends_before_it_starts",
        "终止日期早于开始日期",
        "核对两个日期",
        "It ends before it starts",
        "Check both dates",
    ),
    RowReason(
        "before_birth",
        "日期早于出生日期",
        "核对日期与身份号码",
        "The date is before the birth date",
        "Check the date and the resident ID",
    ),
    # Amounts and codes.
    RowReason(
        "money_form",
        "金额写法不对",
        "只写数字，单位元，如3500.00",
        "This is not an amount",
        "Write digits only, in yuan: 3500.00",
    ),
    RowReason(
        "money_decimals",
        "金额多于两位小数",
        "写到分为止",
        "The amount has more than two decimals",
        "Write it to the fen",
    ),
    RowReason(
        "money_negative",
        "金额为负数",
        "填写应发数；冲销请改正原月份",
        "The amount is negative",
        "Write the gross amount; correct the month itself instead of reversing it",
    ),
    RowReason(
        "money_absurd",
        "金额大得不合理",
        "核对单位是否为元、是否为当月数",
        "The amount is absurdly large",
        "Check that it is in yuan and of the one month",
    ),
    RowReason(
        "count_form", "不是整数", "只写整数", "This is not a whole number", "Write a whole number"
    ),
    RowReason(
        "count_out_of_range",
        "数字为负或大得不合理",
        "核对数字",
        "The number is negative or absurdly large",
        "Check the number",
    ),
    RowReason(
        "code_unknown",
        "不在代码表中",
        "从下拉列表选择，名称或编号均可",
        "This is not in the code list",
        "Choose from the list, by name or number",
    ),
    RowReason(
        "level_out_of_range",
        "等级超出范围",
        "对照证件填写数字",
        "There is no such level",
        "Write the number on the certificate",
    ),
    RowReason(
        "township_form",
        "乡镇街道代码不是九位数字",
        "填写九位数字代码",
        "The township code does not have its nine digits",
        "Write the code of nine digits",
    ),
    RowReason(
        "township_unknown",
        "不是本区的乡镇街道",
        "从填写说明的名单中选择",
        "This is no township of the district",
        "Choose from the list on the help sheet",
    ),
    RowReason(
        "industry_form",
        "行业代码写法不对",
        "门类字母A至T加至多四位数字，如C13",
        "This is not an industry code",
        "Write the letter A to T and up to four digits: C13",
    ),
)

NUMBERS = {reason.code: number for number, reason in enumerate(ROW_REASONS, start=1)}
BY_CODE = {reason.code: reason for reason in ROW_REASONS}
