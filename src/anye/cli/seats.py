"""What is handed out beside posts: training places, orders to workshops, interviews and seats."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from anye.cli import seats_said
from anye.cli.language import say
from anye.cli.options import Json
from anye.cli.terminal import note, progress, tell_json
from anye.kernel.units import FEN

COURSES = say(
    "分配培训名额：在预算内开哪些班、谁上哪个班，尽量满足靠前的志愿；没有名额的说明原因。"
    "读 profiles 文件夹中的 seats（courses、course_wishes 等表）。\n\n"
    "例：anye match courses --profiles var/feeds/profiles --out var/courses --budget 120000",
    "Hand out training places: which courses are opened within the budget and who goes where, by\n"
    "up to eight wishes; whoever gets none is told why. Reads seats/ of the profiles.\n\n"
    "Try: anye match courses --profiles var/feeds/profiles --out var/courses --budget 120000",
)
ORDERS = say(
    "把劳动项目订单分派给辅助性就业机构：每周工时、技能、交货日期都要合，"
    "并尽量不让哪家机构每小时挣得太少；做不完的说明原因。\n\n"
    "例：anye match orders --profiles var/feeds/profiles --out var/orders",
    "Send orders of work to workshops of assisted employment within hours, skills and due dates,\n"
    "the lowest income an hour counting most; what nobody can do says why.\n\n"
    "Try: anye match orders --profiles var/feeds/profiles --out var/orders",
)
FAIR = say(
    "安排招聘会面谈：不撞场，先保证人人有第一场；"
    "单位会后排了序的（booth_ranks 表），再按双方排序分配招用名额，没有两方会同时更愿意对方。\n\n"
    "例：anye match fair --profiles var/feeds/profiles --out var/fair",
    "Lay the interviews of a job fair without a clash, a first one for everybody before a third\n"
    "for another. Once booths have ranked (booth_ranks), hand out their seats by both sides'\n"
    "ranks, so that no two would rather have each other.\n\n"
    "Try: anye match fair --profiles var/feeds/profiles --out var/fair",
)
MOST_YUAN = 10**12

ProfilesFolder = Annotated[
    Path,
    typer.Option(
        "--profiles", file_okay=False, help=say("求职人员和岗位的文件夹", "folder of profiles")
    ),
]
Out = Annotated[
    Path, typer.Option("--out", file_okay=False, help=say("存放结果的文件夹", "folder of results"))
]


def courses(
    *,
    profiles: ProfilesFolder,
    out: Out,
    budget: Annotated[
        int,
        typer.Option(
            "--budget",
            min=0,
            max=MOST_YUAN,
            help=say("各班费用合计上限，元", "at most, yuan in all"),
        ),
    ],
    as_json: Json = False,
) -> None:
    """Hand out training places."""

    def make() -> Mapping[str, Any]:
        from anye.seats.handed_out import courses  # noqa: PLC0415 (solvers load slowly)
        from anye.seats.training import TrainingRules  # noqa: PLC0415

        return courses(profiles, out, TrainingRules(budget * FEN))

    _hand_out(make, seats_said.courses, out, as_json=as_json)


def orders(
    *,
    profiles: ProfilesFolder,
    out: Out,
    workshops: Annotated[
        int, typer.Option("--workshops", min=1, help=say("一单最多分给几家", "workshops an order"))
    ] = 4,
    as_json: Json = False,
) -> None:
    """Send orders to workshops."""

    def make() -> Mapping[str, Any]:
        from anye.seats.dispatch import DispatchRules  # noqa: PLC0415
        from anye.seats.handed_out import orders  # noqa: PLC0415

        return orders(profiles, out, DispatchRules(workshops))

    _hand_out(make, seats_said.orders, out, as_json=as_json)


def fair(
    *,
    profiles: ProfilesFolder,
    out: Out,
    most: Annotated[
        int, typer.Option("--most", min=1, help=say("每人最多几场面谈", "interviews of a seeker"))
    ] = 3,
    as_json: Json = False,
) -> None:
    """Lay interviews, and hand out seats where both sides ranked."""

    def make() -> Mapping[str, Any]:
        from anye.seats.handed_out import fair  # noqa: PLC0415
        from anye.seats.timetable import FairRules  # noqa: PLC0415

        return fair(profiles, out, FairRules(most))

    _hand_out(make, seats_said.fair, out, as_json=as_json)


def _hand_out(
    make: Callable[[], Mapping[str, Any]],
    tell_summary: Callable[[Mapping[str, Any]], None],
    out: Path,
    *,
    as_json: bool,
) -> None:
    with progress(quiet=as_json) as report:
        report(say("读取、计算、写入", "reading, working out, writing"), 0, 0)
        made = make()
    place = out / made["run_id"]
    if as_json:
        tell_json({"folder": str(place), **made})
        return
    tell_summary(made)
    seats_said.tell_objections(made)
    note(say(f"结果：{place}", f"Result: {place}"))
    note(say("安排供人决定。", "People decide; this is a proposal."))
