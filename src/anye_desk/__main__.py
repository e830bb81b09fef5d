"""``python -m anye_desk COMMAND``: the desk's own commands, and Django's."""

import os
import sys
from collections.abc import Mapping

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

REFUSED = 2
OWN: Mapping[str, str] = {
    "publish": "把一次已完成的认定发布到工作台 show a finished run on the desk",
    "account": "建立或更新账号 make or renew an account",
    "accounts": "列出账号 list the accounts",
    "demo_accounts": "建立演示账号 make the demonstration accounts",
    "worker": "办理耗时的任务（常驻） do long work, until told to stop",
    "clocks": "办理到期应自动办理的事项（每天一次） do what is due by itself, once a day",
    "outbox": "发送发件箱中待发的消息（每分钟一次） send what waits in the outbox, each minute",
    "contacts": "导入单位联系电话 take in employers' telephone numbers",
    "export_decisions": "把经办人的答复交回数据目录 hand the officers' answers to the store",
    "peer": "登记外省单位及其公钥 enter an office elsewhere and its key",
    "exchange_key": "建立跨省交换的签名密钥 make the key that signs what goes elsewhere",
    "exchange_out": "写出发往外省单位的签名文件 write what waits for an office elsewhere",
    "exchange_in": "接收外省单位的签名文件 take what an office elsewhere sent",
    "ledger_key": "建立留痕账本的签名密钥 make the key that signs the ledger",
    "verify_ledger": "逐条核验留痕账本 verify the ledger entry by entry",
    "bundle": "导出一件事项的凭证包 write an evidence bundle for an auditor",
    "backup": "备份数据库、数据目录和文件 back up all that the machine holds",
    "seal": "封存新的留痕记录 seal what the ledger has taken in",
}


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
    settings.DATA.mkdir(parents=True, exist_ok=True)
    asked = sys.argv[1:]
    if not asked:
        sys.stdout.write(_listed())
        return
    if asked[0] in OWN and not {"-h", "--help"} & set(asked) and _lacks_tables():
        sys.stderr.write(
            "数据库还没有建好；先执行 python -m anye_desk migrate。\n"
            "The database is not set up; run python -m anye_desk migrate first.\n"
        )
        sys.exit(REFUSED)
    execute_from_command_line([f"{sys.executable} -m anye_desk", *asked])


def _listed() -> str:
    commands = {
        "migrate": "建立或更新数据库 set up or renew the database",
        "backup_key": "建立备份加密用的密钥 make a key to encrypt backups for",
        "restore": "把备份恢复到空的机器 put a backup back onto an empty machine",
        "kinds": "列出各类事项 list the kinds of case; --json",
        **OWN,
    }
    lines = [f"  {name:<18}{about}" for name, about in commands.items()]
    return "\n".join(
        (
            "python -m anye_desk 命令 COMMAND",
            "",
            *lines,
            "",
            "其余是Django自带的命令 the rest are Django's: python -m anye_desk help",
            "",
        )
    )


def _lacks_tables() -> bool:
    """See whether the database is behind the code."""
    django.setup()
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


if __name__ == "__main__":
    main()
