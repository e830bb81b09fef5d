"""A page of the officers' handbook for each kind, written from its declaration: docs/cases."""

from collections.abc import Callable, Iterable

from django.conf import settings

from anye_desk.office.casework.declared.matrix import matrix_of
from anye_desk.office.casework.declaring import CAPACITIES, Capacity, Kind, Move, State

MADE = "<!-- 由 `make docs` 按事项的声明写成，不要手改。 -->"
STATE_HEADS = ("状态", "由谁办理", "期限", "到期未办", "对当事人说明")
MOVE_HEADS = ("办理", "从", "到", "由谁", "须先具备", "理由", "其他")


def page_of(kind: Kind) -> str:
    """Write the page of a kind, in Chinese."""
    parts = [
        f"# {kind.words.zh}",
        MADE,
        (
            f"编号写法：{settings.OFFICE_MARK}{kind.mark}〔年份〕六位顺序号。"
            f"声明第{kind.version}版；已立的件按立件时的版本办理。"
        ),
        kind.basis.zh,
        "## 状态",
        _table(STATE_HEADS, map(_state(kind), kind.states)),
        "## 办理",
        _table(MOVE_HEADS, map(_move(kind), kind.moves)),
        "## 谁可以办什么",
        _who(kind),
    ]
    return "\n\n".join(parts) + "\n"


def _state(kind: Kind) -> Callable[[State], list[str]]:
    def line(state: State) -> list[str]:
        silent = kind.move(state.on_silence) if state.on_silence else None
        return [
            state.words.zh,
            _names(state.turn) or "办结",
            f"{state.within}个工作日" if state.within else "按件定日" if state.until else "",
            silent.words.zh if silent else "提示逾期，不自动办理" if state.has_clock else "",
            state.told.zh,
        ]

    return line


def _move(kind: Kind) -> Callable[[Move], list[str]]:
    def line(move: Move) -> list[str]:
        undone = kind.move(move.takes_back) if move.takes_back else None
        more = [
            "可一并办理多件" if move.bulk else "",
            f"快捷键{move.key}" if move.key else "",
            "须由办过另一环节以外的人办理" if move.part else "",
            f"只能收回刚办的“{undone.words.zh}”" if undone else "",
        ]
        return [
            move.words.zh,
            "、".join(kind.state(name).words.zh for name in move.starts) or "（立件）",
            kind.state(move.end).words.zh if move.end else "不变",
            _names(move.who),
            "".join(guard.words.zh for guard in move.guards),
            "；".join(reason.words.zh for reason in move.reasons),
            "；".join(filter(None, more)),
        ]

    return line


def _who(kind: Kind) -> str:
    found = matrix_of(kind)
    heads = ("办理", *(CAPACITIES[one].zh for one in found.capacities))
    rows = ([row.move.words.zh, *("可" if may else "" for may in row.may)] for row in found.rows)
    return _table(heads, rows)


def _names(capacities: Iterable[Capacity]) -> str:
    wanted = set(capacities)
    return "、".join(words.zh for one, words in CAPACITIES.items() if one in wanted)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '／') for cell in line)} |" for line in lines
    )
