"""What is paid for employment: one folder a scheme, and what several of them read."""
