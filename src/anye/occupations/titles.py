"""What is left of a title when pay, perks, calls to apply and words round the work are taken out?

Employers write ``急招外卖小哥（包住）8千起``; the occupation is in ``外卖小哥``. People say
``在超市摆货的``; the work is ``超市摆货``.
"""

import re
import unicodedata

LONGEST = 100  # letters; a title, not an advertisement

_ADVERTISER = re.compile(r"^.{2,}?招聘(?=.{2,})")  # "某某餐饮招聘洗碗工"
_BRACKETS = re.compile(r"[(\[【〔{][^)\]】〕}]*[)\]】〕}]")
_PAY = re.compile(
    r"(月薪|日薪|年薪|底薪|时薪|薪资|月入|保底|月综|综合)?\d[\d.,]*\s*[-~—至到]?\s*\d*\s*"
    r"(k|w|万|千|元|块)?\s*(\+|以上|左右|起)?\s*(/|每|一)?(月|天|日|时|小时|年)?"
)
_CALLS = re.compile(
    r"包吃包?住?|管吃管?住?|提供(食宿|住宿)|免费(食宿|住宿|吃住)|[五六]险[一二两]?金?|双休|单休"
    r"|大小周|周末|不加班|(急|直|诚|高薪|热|大量)?(招聘|急聘|诚聘|招(?!待|商(?!务)|生(?!产)|标|揽|牌))"
    r"|高薪|无经验"
    r"|可?(兼职|全职)|实习生?|应届生?|朝九晚[五六]|高级|资深|初级|中级|不限经验|无责|底薪|提成"
    r"|长期|白班|坐班|包住|包吃"
)
_AROUND = re.compile(r"^(在|专门|负责)(?![线职校岗读家])|(?<!摩)(的|的活儿?|的工作|的人)$")
_MARKS = re.compile(r"[^\w]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def plain(title: str) -> str:
    """Return the title with letters of one width and case, and blanks for marks."""
    return _MARKS.sub(" ", unicodedata.normalize("NFKC", title).lower()).strip()


def bare(title: str) -> str:
    """Return the title without what says nothing of the work, or all of it if none is left."""
    whole = unicodedata.normalize("NFKC", title).lower()
    work = _BRACKETS.sub(" ", _ADVERTISER.sub("", whole))
    work = _CALLS.sub(" ", _PAY.sub(" ", work))
    work = _MARKS.sub(" ", work).strip() or plain(title)
    return _AROUND.sub("", work).strip() or work


def key(title: str) -> str:
    """Return that by which two titles are the same: the bare title without its blanks."""
    return bare(title).replace(" ", "")


def has_chinese(title: str) -> bool:
    """Return whether any letter of the title is Chinese."""
    return bool(_CHINESE.search(title))
