"""Why is a whole file not read, and what should its sender do?

One sentence per refusal, Chinese and English, naming the thing and the remedy. Details are
headings, row numbers and limits; never what stood in a row.
"""

from collections.abc import Mapping

from anye.kernel.language import Language

REFUSALS: Mapping[str, tuple[str, str]] = {
    "not_found": ("找不到文件 {file}", "There is no file {file}"),
    "no_plain_file": (
        "{file} 不是普通文件，是设备、管道之类",
        "{file} is no plain file but a device, a pipe or the like",
    ),
    "empty": ("文件是空的", "The file is empty"),
    "header_only": ("文件只有表头，没有数据行", "The file has headings but no rows"),
    "too_large": (
        "文件有 {size} MB，超过上限 {limit} MB；请分开报送",
        "The file has {size} MB, more than {limit} MB; send it in pieces",
    ),
    "not_a_feed": (
        "不是CSV、XLSX或Parquet文件",
        "This is not a CSV, XLSX or Parquet file",
    ),
    "no_csv_or_xlsx": ("不是CSV或XLSX文件", "This is not a CSV or XLSX file"),
    "old_or_encrypted_excel": (
        "是旧版 .xls、WPS 的 .et 或加了密码的文件；请另存为不加密的 .xlsx",
        "An old .xls, an .et of WPS or an encrypted file; save it as .xlsx without a password",
    ),
    "web_page": (
        "是网页（HTML），只是名字像表格；请用Excel打开后另存为 .xlsx",
        "This is a web page (HTML) with the name of a spreadsheet; open it and save it as .xlsx",
    ),
    "xml_table": (
        "是2003年的XML表格；请用Excel打开后另存为 .xlsx",
        "This is an XML table of 2003; open it and save it as .xlsx",
    ),
    "encoding_unknown": (
        "表头既不是UTF-8也不是GBK/GB 18030编码；请另存为“CSV UTF-8”",
        "The headings are in neither UTF-8 nor GBK/GB 18030; save the file as 'CSV UTF-8'",
    ),
    "utf_16": (
        "文件是UTF-16编码；请另存为“CSV UTF-8”",
        "The file is in UTF-16; save it as 'CSV UTF-8'",
    ),
    "line_ends": (
        "文件没有换行，或使用旧式换行；请用Excel重新另存为CSV",
        "The file has no line ends, or those of old systems; save it again as CSV",
    ),
    "separator": (
        "列之间用的不是逗号；请另存为逗号分隔的CSV",
        "The columns are not separated by commas; save the file as comma-separated CSV",
    ),
    "headings": ("表头与模板不符：{problems}", "The headings are not the template's: {problems}"),
    "other_unit": (
        "第{line}行写着“{unit}”，金额应以元为单位；请把金额换算成元，并把这一行改为“单位：元”",
        "Line {line} says '{unit}', but amounts are yuan; convert them and write 单位：元 there",
    ),
    "other_unit_in_name": (
        "文件名写着“{unit}”，金额应以元为单位；请把金额换算成元，并改文件名",
        "The file's name says '{unit}', but amounts are yuan; convert them and rename the file",
    ),
    "other_unit_in_heading": (
        "表头“{heading}”写着“{unit}”，金额应以元为单位；请把金额换算成元，并把表头改为以元为单位",
        "Heading '{heading}' says '{unit}', but amounts are yuan; convert them and write 元 there",
    ),
    "values_without_heading": (
        "第{column}列没有表头却有内容；请写上表头，或删去这一列",
        "Column {column} holds values under no heading; give it one, or delete it",
    ),
    "no_headings": (
        "找不到表头；数据上方应有一行表头：{wanted}",
        "No headings were found; a line above the data must hold: {wanted}",
    ),
    "feed_unknown": (
        "从文件名和表头都看不出是哪类数据；请用 --feed 指明",
        "Neither the name nor the headings say which feed it is; say it by --feed",
    ),
    "other_feed": (
        "文件名说是“{named}”，表头却是“{found}”的；请改文件名，或用 --feed 指明",
        "The name says {named}, the headings are those of {found}; rename it, or say --feed",
    ),
    "other_feed_asked": (
        "--feed 写的是“{named}”，表头却是“{found}”的；请改 --feed，或不写",
        "--feed says {named}, the headings are those of {found}; change --feed, or leave it out",
    ),
    "two_heading_rows": (
        "表头占了第{first}、{second}两行；请合成一行，每列一个表头，并取消合并的单元格",
        "The headings take two rows, {first} and {second}; write one row and split merged cells",
    ),
    "data_above_headings": (
        "表头在第{line}行，上方却有数据；请把表头移到数据上方",
        "The headings stand in line {line}, below rows of data; move them above all rows",
    ),
    "title_of_another_year": (
        "表头上方写的是{said}，各行却都是{found}；请核对是不是这份文件，并改正标题或年度",
        "Above the headings stands {said}, all rows are of {found}; put the title or year right",
    ),
    "archive": (
        "是压缩包，不是Excel文件；请解开后把里面的文件交来",
        "This is an archive, no Excel file; unpack it and hand in the files inside",
    ),
    "open_document": (
        "是OpenDocument表格（.ods）；请另存为 .xlsx",
        "This is an OpenDocument sheet (.ods); save it as .xlsx",
    ),
    "no_room_to_read": (
        "临时目录空间不足，无法读取；请腾出空间（TMPDIR）后重试",
        "There is no room in the temporary folder to read it; make room (TMPDIR), then try again",
    ),
    "changed": (
        "读取时文件内容发生了变化；请等文件写完后重试",
        "The file changed while it was read; try again when it is finished",
    ),
    "parquet_damaged": ("Parquet文件已损坏", "The Parquet file is damaged"),
    "parquet_too_heavy": (
        "Parquet文件读取超出内存或时间上限；请分开报送",
        "The Parquet file needs more memory or time than allowed; send it in pieces",
    ),
    "parquet_type": (
        "列“{heading}”的类型不能接受；请存为文本（字符串），日期也可存为日期",
        "Column '{heading}' has a type that cannot be taken; keep it as text, days also as dates",
    ),
    "parquet_row_group": (
        "Parquet文件的行组过大（上限 {limit} MB）",
        "A row group of the Parquet file is too large (at most {limit} MB)",
    ),
    "xlsx_damaged": (
        "Excel文件已损坏；请重新另存为 .xlsx",
        "The Excel file is damaged; save it again as .xlsx",
    ),
    "xlsx_too_big_inside": (
        "Excel文件解开后过大（至多 {parts} 个部件、{limit} MB、{ratio} 倍）；请改用CSV或分开报送",
        "The Excel file is too large inside (at most {parts} parts, {limit} MB, {ratio}x); use CSV",
    ),
    "xlsx_too_heavy": (
        "Excel文件读取超出内存或时间上限；请改用CSV或分开报送",
        "The Excel file needs more memory or time than allowed; send CSV or send it in pieces",
    ),
    "xlsx_dtd": (
        "Excel文件内含文档类型声明，不予读取",
        "The Excel file holds a document type declaration and is not read",
    ),
    "xlsx_macros": (
        "Excel文件含有宏或嵌入程序；请另存为不含宏的 .xlsx",
        "The Excel file holds macros or embedded programs; save it as .xlsx without macros",
    ),
    "xlsx_external_links": (
        "Excel文件引用了其他文件；请断开链接后另存",
        "The Excel file refers to other files; break the links and save it again",
    ),
    "xlsx_hidden_sheets": (
        "隐藏的工作表中有数据：{sheets}；请取消隐藏或删除",
        "Hidden sheets hold data: {sheets}; unhide or delete them",
    ),
    "xlsx_several_sheets": (
        "有多张工作表含数据：{sheets}；请只保留一张",
        "Several sheets hold data: {sheets}; keep only one",
    ),
    "xlsx_hidden_rows": (
        "有隐藏的行：{rows}；请取消隐藏或取消筛选，或删除这些行",
        "Some rows are hidden: {rows}; unhide them, clear the filter, or delete them",
    ),
    "xlsx_hidden_columns": (
        "有隐藏的列：{columns}；请取消隐藏或删除",
        "Some columns are hidden: {columns}; unhide or delete them",
    ),
    "xlsx_merged_cells": (
        "有合并的单元格：{cells}；请取消合并并逐格填写",
        "Some cells are merged: {cells}; split them and fill in each",
    ),
    "xlsx_formula_in_headings": (
        "表头中有公式；请改成文字",
        "A heading is a formula; write it as text",
    ),
}


class FileRefusedError(Exception):
    """A whole file cannot be read as this feed; the sentence says why and what to do."""

    def __init__(self, refusal: str, **details: object) -> None:
        """Keep which refusal it is, and its details (headings, row numbers, limits)."""
        super().__init__(refusal, details)
        self.refusal = refusal
        self.details = details

    def say(self, language: Language = "zh") -> str:
        """Return the sentence in a language."""
        zh, en = REFUSALS[self.refusal]
        found = {
            name: value.get(language) if isinstance(value, Mapping) else value
            for name, value in self.details.items()
        }
        return (en if language == "en" else zh).format(**found)

    def __str__(self) -> str:
        """Return the sentence in Chinese."""
        return self.say()


class LinesLostError(Exception):
    """What was read of a file does not add up to its lines: nothing of it may be kept."""

    def __init__(self, counted: int, accounted: int) -> None:
        """Keep the independent count and the sum of accepted and rejected lines."""
        super().__init__(f"{counted} lines counted, {accounted} accounted for")
        self.counted, self.accounted = counted, accounted
