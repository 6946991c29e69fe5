"""Word lists of natural languages that shape the ranking; the index carries them, so that both twins read the same. No word of any trade."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("/")]


LIGHT_WORDS = _words(
    """
    a an the is are was were be been being am im its it my our your his her their of to and or that this these those there have has had having do does did
    doing will would shall should so just very really quite also please some any can could may might must get gets got getting go goes going
    ive youre theyre were hi hello thanks thank
    de la el los las un una que en y es se mi su lo con por para al del o os as da dos das na em um uma e seu meu yang di ke dan itu ini saya nya cua
    """
)
"""Words that carry nothing: cut from phrases and features alike (English first, then Spanish, Portuguese, Indonesian, Vietnamese)."""

STOP_WORDS = _words(
    """
    i we you he she they me us them him too
    in on at for with when if then from by as what how why which who where while but because about into onto out up down over under than like one use using used
    make makes made want wants need needs try tried trying know see say says said thing things way via per such same other another each every both more most much
    many well even still now here seem seems look looks problem issue issues bug error errors help question fix happen happens case time
    """
)
"""Words that stay in phrases ("when the third joins") but are no features of their own."""

SAME_WORDS = {
    "cannot": "not",
    "cant": "not",
    "couldnt": "not",
    "unable": "not",
    "dont": "not",
    "doesnt": "not",
    "didnt": "not",
    "isnt": "not",
    "arent": "not",
    "wasnt": "not",
    "werent": "not",
    "wont": "not",
    "wouldnt": "not",
    "never": "not",
    "no": "not",
    "none": "not",
    "nobody": "not",
    "nothing": "not",
    "hasnt": "not",
    "havent": "not",
    "without": "not",
    "hadnt": "not",
    "froze": "freeze",
    "frozen": "freeze",
    "heard": "hear",
    "saw": "see",
    "seen": "see",
    "lost": "lose",
    "losing": "lose",
    "went": "go",
    "left": "leave",
    "leaving": "leave",
    "broke": "break",
    "broken": "break",
    "fell": "fall",
    "sent": "send",
    "spoke": "speak",
    "grew": "grow",
    "began": "begin",
    "ran": "run",
    "took": "take",
    "rang": "ring",
    "blurred": "blurry",
    "blurriness": "blurry",
    "delayed": "delay",
    "failure": "fail",
    "failed": "fail",
    "disconnection": "disconnect",
    "connection": "connect",
    "connectivity": "connect",
    "rotation": "rotate",
    "distorted": "distort",
    "distortion": "distort",
    "colour": "color",
    "behaviour": "behavior",
    "everybody": "everyone",
    "crashes": "crash",
}
"""Forms that the light stemmer does not bring together; every negation becomes "not"."""

PARTICLES = _words("的 了 着 啊 呢 吧 吗 呀 哦 嘛 啦 哈 得 就 都 也 还 又 再 很 太 挺 蛮 这 那 个 些")
"""Chinese characters cut from phrases and grams without a break."""

FILLERS = _words(
    """
    请问 请教 大家 怎么办 怎么回事 怎么 什么 为什么 为何 如何 是否 问题 情况 出现 发现 求助 谢谢 你好 您好 大佬 各位 一下 有没有 有时候 有时 可以 已经 因为 所以 但是 然后 而且 或者
    如果 时候 现在 使用 进行 是不是 能不能 哪里 解决 帮忙 求 我们 我 你 他 是 在 和 与 及 把 被 让 给 对 从 到底 吗 请
    """
)
"""Chinese words that break a run into pieces for grams; they stay in phrases."""

SAME_DENSE = {
    "没有": "没",
    "沒有": "没",
    "无法": "不能",
    "没法": "不能",
    "不可以": "不能",
    "看不见": "看不到",
    "听不见": "听不到",
}

CODE_CONTEXT = _words(
    "code codes err error errors errno errcode errorcode statuscode exitcode reason status http https return returns returned forbidden "
    "状态码 返回码 报错 错误 返回 代码"
)
"""What stands before a number that is an error code, or after one of three figures or more; those in Latin letters as whole words."""

TELLING = _phrases(
    "error / fail / exception / denied / refused / timeout / timed out / fatal / warn / cannot / can't / unable / not / invalid / "
    "expired / reject / 错误 / 失败 / 异常 / 超时 / 拒绝 / 无法 / 不能 / 断开"
)
"""What marks the telling lines of a long paste."""

QUIET = _phrases("debug / verbose / trace / unsubscribe / confidential / copyright")
"""What marks the lines of a long paste that seldom tell."""

REQUESTS = _phrases(
    "please add / please support / please implement / can you add / could you add / can we have / would be nice / would be great / would be cool / "
    "would like / would love / is it possible to / is there a way / is there any way / provide a way / add support / add an option / ability to / "
    "feature / proposal / suggestion / enhancement / support for / plans to / any plan / when will / we need / "
    "how to / how do i / how can i / how should i / where can i find / where do i / which version / difference between / documentation / "
    "sample code / tutorial / give me a / tell me a / who is the / what is the best / recommend / should i buy / should i learn / "
    "how much does / how much money / how much is / price / pricing / cost per / discount / refund / "
    "hiring / salary / job opening / vacancy / opening hours / "
    "compil / build fail / fails to build / cmake / gradle / npm install / pip install / pod install / "
    "希望 / 能否 / 是否可以 / 可否 / 想要 / 想加 / 想让 / 建议 / 需求 / 增加 / 添加 / 支持 / 加个 / 加一个 / 能加上 / "
    "什么时候 / 何时 / 计划吗 / 的计划 / 怎么做 / 怎么开发 / 怎么实现 / 怎么设置 / 怎么修改 / 怎么绑定 / 怎么注销 / 怎么导出 / 怎么设计 / "
    "如何实现 / 如何设置 / 如何修改 / 如何获取 / 在哪设置 / 哪里设置 / 什么方案 / 有什么区别 / 哪个好 / 文档 / 教程 / 示例代码 / 编译 / "
    "多少钱 / 价格 / 报价 / 优惠 / 退款 / 续费 / 推荐 / 买什么 / 招聘 / 工资 / 底薪 / 赚钱 / 几点"
)
"""What marks a wish, an order, a question of how or trouble with building, rather than a thing gone wrong in use."""

TURNS = _words("but whil however wherea although though yet except 但 而 却")
"""Stems and characters between what is fine and what is not."""

FINE = [f" {word} " for word in _words("fin ok okay normal perfect good smooth")] + _words("没问题 正常 流畅 没事")
"""Stems (between blanks) and characters that say a thing is fine."""

DENIALS = [" not ", " until ", "不", "没"]
"""What turns that into its reverse."""
