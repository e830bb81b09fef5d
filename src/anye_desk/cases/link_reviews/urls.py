"""Addresses of the review of links. Persons appear by number alone, searches not at all."""

from django.urls import path

from anye_desk.cases.link_reviews import together, web

urlpatterns = [
    path("", web.queue, name="link_reviews"),
    path("alike/", together.together, name="link_reviews_alike"),
    path("list.<slug:kind>", web.download, name="link_reviews_file"),
    path("hand-over/", web.hand_over, name="hand_over"),
    path("<int:review_id>/", web.review, name="link_review"),
    path("<int:review_id>/answer/", web.answer, name="link_review_answer"),
    path("same-person/<slug:number>/", web.same_person, name="same_person"),
    path("same-person/<slug:number>/<slug:other>/", web.propose, name="propose_same_person"),
]
