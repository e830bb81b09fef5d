"""The sign-in form."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.forms import CharField

from anye_desk.frame.forms import Form, Line, Secret, in_our_words
from anye_desk.frame.language import label
from anye_desk.office.access.models import LONGEST_NAME


class SignInForm(AuthenticationForm):
    """User name and password; the error never says which of the two was wrong."""

    username = UsernameField(
        label=label("用户名", "User name"),
        max_length=LONGEST_NAME,  # Django sets it when its validators are made
        widget=Line(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": label("请填写用户名", "Enter your user name")},
    )
    error_messages: dict[str, Any] = {  # noqa: RUF012 (Django's own)
        "invalid_login": label(
            "用户名或密码不正确，请核对后再试。",
            "The user name or the password is not right. Check both and try again.",
        ),
        "inactive": label("此账号已停用。", "This account is no longer in use."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own)
        """Dress the password field, which Django's form makes."""
        super().__init__(*args, **kwargs)
        password = self.fields["password"]
        password.label = label("密码", "Password")
        password.widget = Secret(attrs={"autocomplete": "current-password"})
        password.error_messages["required"] = label("请填写密码", "Enter your password")
        for field in self.fields.values():
            in_our_words(field)


class CodeOfSecond(Form):
    """Six digits, or a recovery code; pasting is as good as typing."""

    code = CharField(
        label=label("验证码", "Code"),
        max_length=20,
        widget=Line(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
