"""Why a training place or an order was not handed out."""

from collections.abc import Mapping

from anye.codes.words import Words

NOT_HANDED_OUT: Mapping[str, Words] = {
    "full": ("班已满", "the class is full"),
    "budget": ("预算不够再开这个班", "the budget does not reach for the course"),
    "not_opened": ("报名人数不够开班", "too few for a class"),
    "not_eligible": ("不符合培训条件", "not eligible"),
    "no_skill": ("没有机构会做", "no workshop has the skill"),
    "no_capacity": ("交货前工时不够", "too few hours before it is due"),
    "contested": ("工时给了别的订单", "the hours went to other orders"),
}
