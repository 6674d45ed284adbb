from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "assessments.quizzes"
    verbose_name = _("考试")

    def ready(self):
        from wagtail.signals import page_published

        from assessments.bank.uses import asking_facilities, asking_uses
        from assessments.quizzes import begun, personal, using  # noqa: F401  personal declares
        from assessments.quizzes.arranging_exams import personal as granted  # noqa: F401  declares
        from assessments.quizzes.arranging_exams import releasing
        from assessments.quizzes.late import holding as late_holding
        from assessments.quizzes.models import QuizPage
        from assessments.quizzes.papers import forms, publishing
        from assessments.quizzes.rooms import holding
        from assessments.quizzes.sitting import closing
        from courses.progress.signals import asking_begun
        from courses.rounds.signals import round_closed
        from people.signals import merging, worker_suspended

        QuizPage.base_form_class = forms.QuizPageForm  # set here because models do not know forms
        page_published.connect(publishing.publish_on_page_published, sender=QuizPage, dispatch_uid="draw_forms")
        worker_suspended.connect(closing.close_open_attempts, dispatch_uid="close_attempts")
        merging.connect(closing.refuse_while_sitting, dispatch_uid="refuse_while_sitting")
        merging.connect(holding.hold_merge, dispatch_uid="hold_merge_for_rooms")
        round_closed.connect(holding.hold_round, dispatch_uid="hold_round_for_rooms")
        round_closed.connect(late_holding.hold_round, dispatch_uid="hold_round_for_late_sheets")
        asking_begun.connect(begun.steps_begun, dispatch_uid="quizzes_begun")
        asking_uses.connect(using.uses, dispatch_uid="quizzes_uses")
        asking_facilities.connect(using.facilities, dispatch_uid="quizzes_facilities")
        round_closed.connect(closing.refuse_while_marking, dispatch_uid="refuse_while_marking")
        round_closed.connect(releasing.hold_round, dispatch_uid="hold_round_for_results")
