"""What the four services answer, as their documentation prints it. A code is `code-of-<somebody>`; any other is refused."""

from tests.people.sign_in.servers import Asked


def answer(asked: Asked) -> tuple[int, dict]:
    return ANSWERS[asked.path](asked)


def _somebody(code: str) -> str:
    return code.removeprefix("code-of-") if code.startswith("code-of-") else ""


def _wecom_member(asked: Asked) -> tuple[int, dict]:
    if asked.query["access_token"] == "run-out":
        return 200, {"errcode": 42001, "errmsg": "access_token expired"}
    who = _somebody(asked.query["code"])
    if not who:
        return 200, {"errcode": 40029, "errmsg": "invalid code"}
    if who == "guest":
        return 200, {"errcode": 0, "errmsg": "ok", "openid": "OPENID", "external_userid": "EXTERNAL_USERID"}
    return 200, {"errcode": 0, "errmsg": "ok", "userid": who, "user_ticket": "USER_TICKET"}


def _weixin_token(asked: Asked) -> tuple[int, dict]:
    who = _somebody(dict(pair.split("=") for pair in asked.body.split("&"))["code"])
    if not who:
        return 200, {"errcode": 40029, "errmsg": "invalid code"}
    return 200, {
        "access_token": f"token-of-{who}",
        "expires_in": 7200,
        "refresh_token": "REFRESH_TOKEN",
        "openid": who,
        "scope": "snsapi_login",
    }


def _weixin_person(asked: Asked) -> tuple[int, dict]:
    return 200, {"openid": asked.query["openid"], "nickname": "昵称", "sex": 2, "headimgurl": "x", "privilege": []}


def _dingtalk_token(asked: Asked) -> tuple[int, dict]:
    who = _somebody(asked.json["code"])
    if not who:
        return 400, {"code": "invalidParameter.authCode.notFound", "message": "不合法的临时授权码"}
    return 200, {"accessToken": f"token-of-{who}", "refreshToken": "r", "expireIn": 7200, "corpId": "corp"}


def _dingtalk_person(asked: Asked) -> tuple[int, dict]:
    who = asked.headers["x-acs-dingtalk-access-token"].removeprefix("token-of-")
    return 200, {"nick": "昵称", "openId": who, "unionId": "u", "avatarUrl": "x", "mobile": "13800001234"}


def _feishu_token(asked: Asked) -> tuple[int, dict]:
    who = _somebody(asked.json["code"])
    if not who or asked.json["app_access_token"] != "a-token":
        return 200, {"code": 20007, "msg": "generate access token fail"}
    return 200, {"code": 0, "msg": "success", "data": {"access_token": f"token-of-{who}", "expires_in": 6900}}


def _feishu_person(asked: Asked) -> tuple[int, dict]:
    who = asked.headers["authorization"].removeprefix("Bearer token-of-")
    return 200, {"code": 0, "msg": "success", "data": {"open_id": who, "name": "姓名", "avatar_big": "x"}}


ANSWERS = {
    "/cgi-bin/gettoken": lambda asked: (
        200,
        {"errcode": 0, "errmsg": "ok", "access_token": "application-token", "expires_in": 7200},
    ),
    "/cgi-bin/auth/getuserinfo": _wecom_member,
    "/sns/oauth2/access_token": _weixin_token,
    "/sns/userinfo": _weixin_person,
    "/v1.0/oauth2/userAccessToken": _dingtalk_token,
    "/v1.0/contact/users/me": _dingtalk_person,
    "/open-apis/auth/v3/app_access_token/internal/": lambda asked: (
        200,
        {"code": 0, "msg": "ok", "app_access_token": "a-token", "expire": 7140},
    ),
    "/open-apis/authen/v1/access_token": _feishu_token,
    "/open-apis/authen/v1/user_info": _feishu_person,
}
