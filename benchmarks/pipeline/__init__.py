"""From raw feeds to a finished year in one command, and what one month more costs."""
