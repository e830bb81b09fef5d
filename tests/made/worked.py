"""A worker that does all that waits, in the test's own process."""

from anye_desk.office.jobs.actions import next_chunk, take_job


def work(at):
    """Take job after job and do each to its end, or until it asks."""
    while job := take_job("test", at):
        while next_chunk(job, at):
            pass
