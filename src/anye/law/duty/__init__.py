"""Which public bodies must employ persons with disabilities first."""
