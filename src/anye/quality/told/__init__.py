"""What a department is told of its data: letters, as PDF and as workbook."""
