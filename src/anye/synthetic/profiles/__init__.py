"""Made-up job seekers, posts, workshops and courses: what matching is tried on."""
