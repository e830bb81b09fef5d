"""How rows and documents come to paper: workbooks for offices, tagged PDF."""
