"""``python -m anye_desk account NAME``: makes or renews an account; asks for its password."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

import polars as pl
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye.codes import credit_code
from anye.codes.divisions import TOWNSHIPS
from anye.tables.contracts import DEPARTMENTS
from anye_desk.office.access.actions import keep_account, set_in_use, unlock
from anye_desk.office.access.backend import KNOWN_TO_ALL
from anye_desk.office.access.models import Account
from anye_desk.office.access.second import forget_second
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Person

Role = Account.Role
ACTOR = "command:account"
LONGEST_NAME = 56  # the ledger writes "account:" before it
LONGEST_SHOWN = 64  # as the account keeps it


class Command(BaseCommand):
    """Make an officer's account; with an employer a clerk's, with a department its own."""

    help = (
        "建立或更新账号，密码另行输入；或停用、启用、解锁。"
        "Makes or renews an account; asks for its password. Or disables, enables, unlocks it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the account and, for a clerk, the employer, for a department, which."""
        parser.add_argument("username", help="登录名 name to sign in with")
        parser.add_argument("--name", default="", help="显示的姓名 name to show")
        parser.add_argument("--employer", default="", help="经办人单位的信用代码 for a clerk")
        parser.add_argument(
            "--department", default="", choices=("", *DEPARTMENTS), help="数据员所属部门 its feeds"
        )
        parser.add_argument(
            "--township",
            type=int,
            choices=TOWNSHIPS,
            metavar="CODE",
            help="乡镇街道经办人的乡镇街道代码 for a township's clerk",
        )
        parser.add_argument(
            "--person", default="", metavar="NUMBER", help="本人在工作台的编号 a person's own"
        )
        parser.add_argument(
            "--role",
            default=Role.OFFICER,
            choices=(Role.OFFICER, Role.REVIEWER, Role.AUDITOR, Role.SYSTEM, Role.SECURITY),
            help="全区账号的角色：经办、复核、审计、系统管理、安全管理 role of the district",
        )
        parser.add_argument(
            "--natural",
            default="",
            help="工号等本人标识，同一人的各账号相同 mark of the human behind it",
        )
        deeds = parser.add_mutually_exclusive_group()
        deeds.add_argument("--disable", action="store_true", help="停用 it may not sign in")
        deeds.add_argument("--enable", action="store_true", help="重新启用 it may again")
        deeds.add_argument("--unlock", action="store_true", help="解除锁定 forget wrong passwords")
        deeds.add_argument(
            "--forget-second", action="store_true", help="清除第二重验证 its authenticator is lost"
        )
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="从标准输入读密码，供脚本用 read the password from standard input",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Do what is asked with the account."""
        username, at = options["username"], timezone.now()
        _fits(username, LONGEST_NAME, "登录名 Name to sign in with")
        _fits(options["name"], LONGEST_SHOWN, "姓名 Name to show")
        if options["unlock"]:
            places = unlock(username, actor=ACTOR, at=at)
            self.stdout.write(f"已解锁 {username}（{places}处）。Unlocked, {places} places.")
        elif options["forget_second"]:
            forget_second(username, actor=ACTOR, at=at)
            self.stdout.write(f"已清除 {username} 的第二重验证。Forgotten.")
        elif options["disable"] or options["enable"]:
            self._set_in_use(username, is_active=options["enable"])
        else:
            self._keep(options)

    def _set_in_use(self, username: str, *, is_active: bool) -> None:
        try:
            set_in_use(username, is_active=is_active, actor=ACTOR, at=timezone.now())
        except Account.DoesNotExist:
            raise CommandError(
                f"没有账号 {username}；见 accounts。No such account; see accounts."
            ) from None
        said = "已启用 Enabled" if is_active else "已停用 Disabled"
        self.stdout.write(f"{said}: {username}")

    def _keep(self, options: dict[str, Any]) -> None:
        role, own = _acts_for(options)
        username = options["username"]
        keep_account(
            username=username,
            password=_password(is_piped=options["password_stdin"]),
            display_name=options["name"] or username,
            role=role,
            own=own,
            natural=options["natural"],
        )
        record("account:keep", subject=f"account:{username}", actor=ACTOR, at=timezone.now())
        self.stdout.write(f"已保存账号 {username}。Account kept.")


def _acts_for(options: dict[str, Any]) -> tuple[str, int | str | None]:
    """Return the role, and for whom it acts."""
    named: dict[str, int | str | None] = {
        Role.CLERK: _employer(options["employer"]),
        Role.DEPARTMENT: options["department"],
        Role.TOWNSHIP: options["township"],
        Role.PERSON: _person(options["person"]),
    }
    given = [(role, own) for role, own in named.items() if own]
    if len(given) > 1:
        raise CommandError(
            "单位、部门、乡镇街道、本人只能选一个。"
            "Name one of: an employer, a department, a township, a person."
        )
    return given[0] if given else (options["role"], None)


def _person(number: str) -> int | None:
    if not number:
        return None
    found = Person.objects.filter(number=number).values_list("person_id", flat=True).first()
    if found is None:
        raise CommandError("没有这个编号的人员。Nobody has this number.")
    return found


def _fits(text: str, longest: int, what: str) -> None:
    if len(text) > longest or not text.isprintable():
        raise CommandError(
            f"{what}：至多{longest}个字符，不含控制字符。"
            f"At most {longest} characters, all printable."
        )


def _password(*, is_piped: bool) -> str:
    password = sys.stdin.readline().rstrip("\r\n") if is_piped else _typed()
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    if password in KNOWN_TO_ALL:
        raise CommandError("这是演示密码，人人皆知。Everybody knows this one: it is a demo's.")
    return password


def _typed() -> str:
    try:
        password = getpass("密码 Password: ")
        again = getpass("再输一次 Again: ")
    except EOFError as error:
        raise CommandError(
            "没有终端可以输入密码；请用 --password-stdin，如 "
            "python -m anye_desk account NAME --password-stdin < 密码文件。"
            "No terminal to type the password at; use --password-stdin."
        ) from error
    if again != password:
        raise CommandError("两次输入不一致。The two differ.")
    return password


def _employer(code: str) -> int | None:
    if not code:
        return None
    found = int(credit_code.employer_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise CommandError("信用代码无效。This is not a valid credit code.")
    return found
