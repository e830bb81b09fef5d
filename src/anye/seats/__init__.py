"""Stage 4, what is handed out beside posts: training places, orders to workshops, interviews."""
