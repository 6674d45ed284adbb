"""What a browser says about itself, in two words: the program and the kind of device."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The first mark that is found counts: a program inside another names itself beside the browser it is built on.
APPS = [
    ("wecom", _("企业微信"), "wxwork"),
    ("wechat", _("微信"), "micromessenger"),
    ("dingtalk", _("钉钉"), "dingtalk"),
    ("feishu", _("飞书"), "feishu"),
    ("feishu", _("飞书"), "lark/"),
    ("quark", _("夸克"), "quark/"),
    ("uc", _("UC 浏览器"), "ucbrowser"),
    ("qq", _("QQ 浏览器"), "qqbrowser"),
    ("huawei", _("华为浏览器"), "huaweibrowser"),
    ("xiaomi", _("小米浏览器"), "miuibrowser"),
    ("oppo", _("OPPO 浏览器"), "heytapbrowser"),
    ("vivo", _("vivo 浏览器"), "vivobrowser"),
    ("360", _("360 浏览器"), "360se"),
    ("edge", _("Edge 浏览器"), "edg"),
    ("firefox", _("火狐浏览器"), "firefox"),
    ("chrome", _("Chrome 浏览器"), "chrome/"),
    ("safari", _("Safari 浏览器"), "safari/"),
]
SYSTEMS = [
    ("harmony", _("鸿蒙手机"), "openharmony"),
    ("harmony", _("鸿蒙手机"), "harmonyos"),
    ("android", _("安卓手机"), "android"),
    ("iphone", _("苹果手机"), "iphone"),
    ("ipad", _("苹果平板"), "ipad"),
    ("windows", _("Windows 电脑"), "windows"),
    ("mac", _("苹果电脑"), "macintosh"),
    ("uos", _("统信电脑"), "uos"),
    ("linux", _("Linux 电脑"), "linux"),
]


def recognise(agent: str) -> tuple[str, str]:
    """The codes of program and system in a User-Agent header; empty where it says nothing that is known."""
    return _first(APPS, agent.lower()), _first(SYSTEMS, agent.lower())


def in_words(app: str, system: str) -> str:
    words = [_word(APPS, app), _word(SYSTEMS, system)]
    return " · ".join(str(word) for word in words if word) or gettext("认不出的设备")


def _first(known: list, agent: str) -> str:
    return next((code for code, _name, mark in known if mark in agent), "")


def _word(known: list, code: str):
    return next((name for known_code, name, _mark in known if known_code == code), "")
