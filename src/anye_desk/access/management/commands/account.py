"""``python -m anye_desk account NAME``: makes or renews an account; asks for its password."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

import polars as pl
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from anye.codes import credit_code
from anye.tables.contracts import DEPARTMENTS
from anye_desk.access.actions import keep_account


class Command(BaseCommand):
    """Make an officer's account; with an employer a clerk's, with a department its own."""

    help = "建立或更新账号，密码另行输入。Makes or renews an account; asks for its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the account and, for a clerk, the employer, for a department, which."""
        parser.add_argument("username", help="登录名 name to sign in with")
        parser.add_argument("--name", default="", help="显示的姓名 name to show")
        parser.add_argument("--employer", default="", help="经办人单位的信用代码 for a clerk")
        parser.add_argument(
            "--department", default="", choices=("", *DEPARTMENTS), help="数据员所属部门 its feeds"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Ask for the password and keep the account."""
        employer_id, department = _employer(options["employer"]), options["department"]
        if employer_id and department:
            raise CommandError("单位和部门只能选一个。Name an employer or a department, not both.")
        password = getpass("密码 Password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if getpass("再输一次 Again: ") != password:
            raise CommandError("两次输入不一致。The two differ.")
        username = options["username"]
        keep_account(
            username=username,
            password=password,
            display_name=options["name"] or username,
            employer_id=employer_id,
            department=department,
        )
        self.stdout.write(f"已保存账号 {username}。Account kept.")


def _employer(code: str) -> int | None:
    if not code:
        return None
    found = int(credit_code.employer_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise CommandError("信用代码无效。This is not a valid credit code.")
    return found
