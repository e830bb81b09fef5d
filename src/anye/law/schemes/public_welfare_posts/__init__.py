"""Public-welfare posts (公益性岗位): months in a post; the money is not known."""
