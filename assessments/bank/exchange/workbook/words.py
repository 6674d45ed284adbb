"""What some cells say, and what stands for it."""

from assessments.bank.wording import Kind

LANGUAGES = {"中文": "zh-hans", "汉语": "zh-hans", "zh-hans": "zh-hans", "英文": "en", "英语": "en", "en": "en",
             "蒙古文": "mn", "蒙古语": "mn", "mn": "mn"}  # fmt: skip
ACCEPTS = {"照片": "photo", "拍照": "photo", "图片": "photo", "录音": "voice", "语音": "voice", "文件": "file"}
PARTLY = frozenset(["部分得分", "部分给分", "按比例得分", "少选得分", "漏选得分", "每空得分"])
PHRASES = frozenset(["按答案", "按答案评分", "自动"])
KIND_WORDS = {
    Kind.SINGLE: "单选",
    Kind.MULTIPLE: "多选",
    Kind.TRUE_FALSE: "判断",
    Kind.GAP: "填空",
    Kind.SHORT_ANSWER: "简答",
    Kind.ORDERING: "排序",
    Kind.MATCHING: "连线",
    Kind.CASE: "案例",
    Kind.REPORT: "模拟上报",
    Kind.TASK: "实操",
    Kind.DESCRIPTION: "说明文字",
}
INNER = "小题"  # before the kind of a case's part: 小题单选
