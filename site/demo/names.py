"""Invented names: usual surnames with usual given names, drawn by chance, and Mongolian ones with their dot."""

from random import Random

SURNAMES = "王李张刘陈杨赵孙周吴徐马高郭林何罗郑梁谢宋唐许韩冯邓曹彭曾于董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏白包佟关"
GIVEN = [
    "建国",
    "建华",
    "桂兰",
    "秀英",
    "玉梅",
    "淑珍",
    "志强",
    "志远",
    "文斌",
    "国庆",
    "春燕",
    "丽华",
    "晓东",
    "晓梅",
    "小燕",
    "海",
    "军",
    "伟",
    "芳",
    "敏",
    "静",
    "磊",
    "洋",
    "艳",
    "勇",
    "杰",
    "娟",
    "涛",
    "明",
    "超",
    "秀兰",
    "霞",
    "平",
    "刚",
    "桂英",
    "凤英",
    "立新",
    "德厚",
    "永胜",
    "宝山",
    "长江",
    "雪梅",
    "冬梅",
    "红梅",
    "金花",
    "玉兰",
    "文秀",
    "振华",
    "振东",
    "庆丰",
    "福来",
    "满仓",
    "彩霞",
    "云",
    "凯",
    "宁",
    "雪",
]
MONGOLIAN = ["包·呼和", "白·其木格", "宝·巴特尔", "韩·乌兰", "吴·塔娜", "何·斯琴", "敖·格日勒", "孟·朝鲁"]


def name(random: Random, *, mongolian: bool = False) -> str:
    if mongolian and random.random() < 0.08:
        return random.choice(MONGOLIAN)
    return random.choice(SURNAMES) + random.choice(GIVEN)
